import { addDays, instant, money, seededRandom, type Id, type PlainDate } from '@cadre/kernel'
import type { Instant } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { guideVersionsOf, insertCertificate } from '../../catalogue/index.ts'
import type { CohortId } from '../../cohorts/index.ts'
import { insertResult, insertRevision, insertVouchers, saveVoucher, type DomainScore } from '../../exams/index.ts'
import type { ExampleCohort } from '../domain/cohort-plans.ts'
import { failedScoreAt, scoreAt } from '../domain/world.ts'
import type { Placed } from './write-standing.ts'

type ExampleTx = Tx<OrganisationScope>
/** AWS certificates last 36 months (content/catalogue/certifications.json). */
const validDays = 3 * 365

type Sat = {
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  readonly cohortId: CohortId
  readonly on: PlainDate
  readonly start: Instant
  readonly index: number
}

/** An exam that lies behind: its result, and the certificate of a pass. */
export async function writeResult(tx: ExampleTx, { personId, certificationId, cohortId, on, start, index }: Sat) {
  const passed = scoreAt(start, index)
  const score = passed ?? failedScoreAt(start, index)
  const certificateId =
    passed === null
      ? null
      : await insertCertificate(tx, {
          personId,
          certificationId,
          earnedOn: on,
          expiresOn: addDays(on, validDays),
          score,
          credentialUrl: null,
        })
  const outcome = {
    satOn: on,
    passed: passed !== null,
    score,
    byDomain: await domainScores(tx, certificationId, { score, start: start + index }),
    source: 'score-report' as const,
    note: '',
  }
  const told: ExampleTx = { ...tx, now: instant(Math.min(tx.now, start + 86_400_000)) }
  const resultId = await insertResult(told, { ...outcome, personId, certificationId, cohortId, certificateId })
  await insertRevision(told, resultId, { revision: 1, by: personId, reason: '', outcome })
}

/** Around the whole score, some domains better and some worse. */
async function domainScores(
  tx: ExampleTx,
  certificationId: Id<'crt'>,
  { score, start }: { score: number; start: number },
): Promise<DomainScore[]> {
  const random = seededRandom(start)
  const guide = (await guideVersionsOf(tx, certificationId)).find(({ supersededOn }) => supersededOn === null)
  return (guide?.domains ?? []).map(({ name }) => {
    const percent = Math.max(20, Math.min(100, Math.round(score / 10 + (random.next() - 0.5) * 24)))
    return { domain: name, percent, meets: null }
  })
}

const fees: Readonly<Record<string, number>> = { 'MLA-C01': 15_000, 'AIF-C01': 10_000 }

type Stock = { readonly cohort: ExampleCohort; readonly placed: Placed; readonly today: PlainDate }

/** A running cohort's vouchers: those who have booked hold one, two are in stock, and one of them runs out soon. */
export async function writeVouchers(tx: ExampleTx, { cohort, placed, today }: Stock): Promise<void> {
  const fee = fees[cohort.code]
  const isRunning = cohort.stage === 'confirmed' && cohort.start <= today && addDays(cohort.start, 60) > today
  if (fee === undefined || !isRunning) return
  const certificationId = placed.certificationId(cohort.code)
  const batch = {
    certificationId,
    source: 'AWS partner benefits',
    value: money(fee, 'USD'),
    registeredBy: tx.scope.personId,
  }
  const code = (index: number) =>
    `${cohort.code.slice(0, 3)}-${cohort.start.slice(5).replace('-', '')}-${410 + 37 * index}`
  const held = cohort.participants.slice(0, cohort.booked)
  const lasting = await insertVouchers(tx, {
    ...batch,
    expiresOn: addDays(today, 200),
    codes: [...held.map((_, index) => code(index)), code(held.length)],
  })
  await insertVouchers(tx, { ...batch, expiresOn: addDays(today, 24), codes: [code(held.length + 1)] })
  for (const [index, person] of held.entries()) {
    const voucherId = lasting[index]
    if (voucherId)
      await saveVoucher(tx, voucherId, { left: 'assigned', personId: placed.personId(person), by: tx.scope.personId })
  }
}
