import type { readMyExams } from '@cadre/contracts'
import { isoOf, ok, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf, factsOf, guideVersionsOf, type Certification } from '../../catalogue/index.ts'
import { examSeatsOf, type ExamSeat } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'
import type { Voucher } from '../domain/voucher.ts'
import { vouchersOf } from '../store/vouchers.ts'
import { marksIn } from './check-outcome.ts'
import { clockFrom } from './clock.ts'
import { resultsOf, resultViews, type NumberedResult } from './read-results.ts'
import { voucherViews } from './vouchers.ts'

/** Every exam that the one who asks has to do with: by a seat, a voucher or a result. */
export const readOwnExams: Handler<typeof readMyExams> = async (reads) => {
  const { personId } = reads.scope
  const today = await todayOf(reads)
  if (personId === null) return ok({ today, exams: [] })
  const seats = await examSeatsOf(reads, personId)
  const vouchers = await vouchersOf(reads, { personId })
  const results = await resultsOf(reads, { personIds: [personId] })
  const concerned = new Set([
    ...seats.map(({ cohort }) => cohort.certificationId),
    ...[...vouchers, ...results].map(({ certificationId }) => certificationId),
  ])
  const certifications = (await certificationsOf(reads)).filter((each) => concerned.has(each.certificationId))
  const exams = []
  for (const certification of certifications)
    exams.push(await oneExam(reads, certification, { seats, vouchers, results }))
  return ok({ today, exams })
}

type Own = {
  readonly seats: readonly ExamSeat[]
  readonly vouchers: readonly Voucher[]
  readonly results: readonly NumberedResult[]
}
const of = <T extends { readonly certificationId: Id<'crt'> }>(all: readonly T[], id: Id<'crt'>): T[] =>
  all.filter(({ certificationId }) => certificationId === id)

async function oneExam(reads: Reads, certification: Certification, own: Own) {
  const { certificationId, code, name, retiresOn } = certification
  // Of several cohorts the one that ends last: whoever deferred sits with the later one.
  const seat = own.seats
    .filter(({ cohort }) => cohort.certificationId === certificationId)
    .toSorted((a, b) => (a.cohort.endsOn > b.cohort.endsOn ? -1 : 1))[0]
  const results = of(own.results, certificationId)
  const facts = await factsOf(reads, certificationId)
  const guide = (await guideVersionsOf(reads, certificationId)).find(({ supersededOn }) => supersededOn === null)
  const months = facts.find(({ key }) => key === 'validity-months')?.value
  return {
    certificationId,
    code,
    name,
    retiresOn,
    cohort: seat
      ? { cohortId: seat.cohort.cohortId, name: seat.cohort.name, zone: seat.cohort.zone, window: seat.window }
      : null,
    booking: seat?.exam ? { date: seat.exam.date, start: isoOf(seat.exam.start) } : null,
    vouchers: await voucherViews(reads, of(own.vouchers, certificationId)),
    clock: clockFrom(facts, results),
    results: (await resultViews(reads, results)).toReversed(),
    domains: (guide?.domains ?? []).map((domain) => domain.name),
    passMark: marksIn(facts)[0] ?? null,
    validityMonths: months?.kind === 'number' ? months.value : null,
  }
}
