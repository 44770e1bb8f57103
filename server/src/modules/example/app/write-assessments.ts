import { instantOf, localOf } from '@cadre/calendar'
import {
  addDays,
  expectOk,
  instant,
  parseZone,
  present,
  seededRandom,
  seedFrom,
  type Id,
  type PlainDate,
} from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import {
  drawAndKeep,
  findAssessment,
  formQuestionsOf,
  insertAssessment,
  playAttempt,
  saveAssessment,
  type Assessment,
  type AssessmentTerms,
  type FormId,
} from '../../assessments/index.ts'
import { answerKeyOf, livePoolOf, versionsById } from '../../bank/index.ts'
import { timeOfDay, type ExampleCohort } from '../domain/cohort-plans.ts'
import { abilityOf, chanceOf, responseTo } from '../domain/example-answers.ts'
import { exampleOrganisation } from '../domain/world.ts'
import type { Placed } from './write-standing.ts'

type ExampleTx = Tx<OrganisationScope>
type Written = { readonly cohort: ExampleCohort; readonly cohortId: Id<'coh'>; readonly placed: Placed }

const zone = expectOk(parseZone(exampleOrganisation.timeZone))
const at = (date: PlainDate, time: string) => instantOf(localOf(date, timeOfDay(time)), zone)
const open = { timed: false, oneSitting: false, closedBook: false, calculator: true, notes: true }
const exam = { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: false }

/** A diagnostic in the first week and a practice exam before the last, for cohorts whose questions ship. */
export async function writeAssessments(tx: ExampleTx, written: Written): Promise<void> {
  const { cohort, placed } = written
  if (cohort.stage !== 'confirmed') return
  const pool = await livePoolOf(tx, placed.certificationId(cohort.code))
  if (pool.length === 0) return
  await writeOne(tx, written, {
    terms: { title: 'Diagnostic: where do I stand?', kind: 'diagnostic', minutes: null, conditions: open, scored: 15 },
    day: addDays(cohort.start, 1),
    practised: false,
  })
  await writeOne(tx, written, {
    terms: { title: 'Practice exam 1', kind: 'practice-exam', minutes: 90, conditions: exam, scored: 50, unscored: 15 },
    day: addDays(cohort.start, 28),
    practised: true,
  })
}

type Plan = {
  readonly terms: Pick<AssessmentTerms, 'title' | 'kind' | 'minutes' | 'conditions'> & {
    readonly scored: number
    readonly unscored?: number
  }
  /** When it opens, and on which everybody who is there by now took it. */
  readonly day: PlainDate
  readonly practised: boolean
}

async function writeOne(tx: ExampleTx, { cohort, cohortId, placed }: Written, { terms, day, practised }: Plan) {
  const { scored, unscored = 0, ...said } = terms
  const opensAt = at(day, '08:00')
  const planned: ExampleTx = { ...tx, now: instant(Math.min(opensAt, tx.now)) }
  const assessmentId = await insertAssessment(
    planned,
    {
      ...said,
      certificationId: placed.certificationId(cohort.code),
      cohortId,
      checkpointKey: null,
      draw: { scored, unscored, freshDays: 0, forms: 'one' },
      opensAt,
      closesAt: null,
      review: 'after-submit',
      attemptsAllowed: 1,
      graceSeconds: 60,
      honourCode: false,
      instructions: '',
    },
    placed.personId(cohort.trainer),
  )
  const drafted = present(await findAssessment(tx, assessmentId), 'it was just written')
  const formId = expectOk(await drawAndKeep(planned, drafted, { takers: [], seed: `${cohort.name} ${said.title}` }))
  await saveAssessment(planned, drafted, { state: 'published', formId })
  const assessment = present(await findAssessment(tx, assessmentId), 'it was just written')
  // The last of a cohort has not practised since the diagnostic: somebody falls behind everywhere.
  const takers = cohort.participants.slice(0, practised ? Math.max(1, cohort.accepted - 1) : cohort.accepted)
  for (const [index, person] of takers.entries()) {
    const startedAt = instant(opensAt + (index + 1) * 3_600_000)
    if (startedAt + 7_200_000 > tx.now) continue
    await playOne(tx, { assessment, formId, practised, index }, { personId: placed.personId(person), startedAt })
  }
}

type Taken = { assessment: Assessment; formId: FormId; practised: boolean; index: number }

async function playOne(
  tx: ExampleTx,
  { assessment, formId, practised, index }: Taken,
  { personId, startedAt }: { personId: Id<'per'>; startedAt: ExampleTx['now'] },
): Promise<void> {
  const random = seededRandom(seedFrom(`${assessment.title} ${index}`))
  const ability = abilityOf(random, practised)
  const questions = await formQuestionsOf(tx, formId)
  const texts = await versionsById(
    tx,
    questions.map(({ versionId }) => versionId),
  )
  const difficulties = new Map(
    (await livePoolOf(tx, assessment.certificationId)).map(({ questionId, difficulty }) => [
      questionId,
      difficulty ?? 3,
    ]),
  )
  const responses = questions.map(({ place, questionId, versionId }) => {
    const right = random.next() < chanceOf(ability, difficulties.get(questionId) ?? 3)
    const key = answerKeyOf(present(texts.get(versionId), 'a form holds versions that are there'))
    return [place, responseTo(key, right, random)] as const
  })
  const finishedAt = instant(startedAt + (assessment.minutes ?? 25) * 54_000)
  const then: ExampleTx = { ...tx, now: finishedAt }
  await playAttempt(then, { assessment, formId, personId, startedAt, finishedAt, responses: new Map(responses) })
}
