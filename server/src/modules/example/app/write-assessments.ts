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
import { factsOf, trustedNumber } from '../../catalogue/index.ts'
import type { Cast } from '../domain/cast.ts'
import { timeOfDay, type ExampleCohort } from '../domain/cohort-plans.ts'
import { abilityOf, chanceOf, misledBy, responseTo } from '../domain/example-answers.ts'
import { exampleOrganisation } from '../domain/world.ts'
import type { Placed } from './write-standing.ts'

type ExampleTx = Tx<OrganisationScope>
type Written = { readonly cohort: ExampleCohort; readonly cohortId: Id<'coh'>; readonly placed: Placed }
/** For whom an assessment is, and who takes it, in this order. */
type For = {
  readonly certificationId: Id<'crt'>
  readonly cohortId: Id<'coh'> | null
  readonly authorId: Id<'per'>
  readonly takers: readonly Id<'per'>[]
  /** Names the draw: equal for equal worlds. */
  readonly seed: string
}

const zone = expectOk(parseZone(exampleOrganisation.timeZone))
const at = (date: PlainDate, time: string) => instantOf(localOf(date, timeOfDay(time)), zone)
const open = { timed: false, oneSitting: false, closedBook: false, calculator: true, notes: true }
const exam = { timed: true, oneSitting: true, closedBook: true, calculator: false, notes: false }

/** A diagnostic in the first week and a practice exam before the last, for cohorts whose questions ship. */
export async function writeAssessments(tx: ExampleTx, { cohort, cohortId, placed }: Written): Promise<void> {
  if (cohort.stage !== 'confirmed') return
  const certificationId = placed.certificationId(cohort.code)
  if ((await livePoolOf(tx, certificationId)).length === 0) return
  const authorId = placed.personId(cohort.trainer)
  const ofCohort = (most: number) => ({
    certificationId,
    cohortId,
    authorId,
    takers: cohort.participants.slice(0, most).map((person) => placed.personId(person)),
    seed: cohort.name,
  })
  await writeOne(tx, ofCohort(cohort.accepted), {
    terms: { title: 'Diagnostic: where do I stand?', kind: 'diagnostic', minutes: null, conditions: open, scored: 15 },
    day: addDays(cohort.start, 1),
    practised: false,
  })
  // The last of a cohort has not practised since the diagnostic: somebody falls behind everywhere.
  await writeOne(tx, ofCohort(Math.max(1, cohort.accepted - 1)), {
    terms: {
      title: 'Practice exam 1',
      kind: 'practice-exam',
      minutes: trustedNumber(await factsOf(tx, certificationId), 'minutes'),
      conditions: exam,
      scored: 50,
      unscored: 15,
    },
    day: addDays(cohort.start, 28),
    practised: true,
  })
}

type Entry = { readonly cast: Cast; readonly placed: Placed; readonly today: PlainDate }

/**
 * A short check that everybody took weeks ago, so that a few questions have nearly enough answers to be judged. One of them
 * misleads those who know most: that is what the alarm for a wrong key looks like.
 */
export async function writeEntryCheck(tx: ExampleTx, { cast, placed, today }: Entry): Promise<void> {
  const [author] = cast.trainers
  const everybody: For = {
    certificationId: placed.certificationId('AIF-C01'),
    cohortId: null,
    authorId: placed.personId(present(author, 'the example has trainers')),
    takers: cast.participants.map((person) => placed.personId(person)),
    seed: 'everybody',
  }
  if ((await livePoolOf(tx, everybody.certificationId)).length === 0) return
  await writeOne(tx, everybody, {
    terms: { title: 'Entry check: is this exam for you?', kind: 'quiz', minutes: 30, conditions: open, scored: 12 },
    day: addDays(today, -45),
    practised: false,
    misleads: true,
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
  /** Its first question with one right option draws those who know most to another one. */
  readonly misleads?: boolean
}

async function writeOne(tx: ExampleTx, { takers, ...whose }: For, { terms, day, practised, misleads = false }: Plan) {
  const { scored, unscored = 0, ...said } = terms
  const { certificationId, cohortId, authorId, seed } = whose
  const opensAt = at(day, '08:00')
  const planned: ExampleTx = { ...tx, now: instant(Math.min(opensAt, tx.now)) }
  const assessmentId = await insertAssessment(
    planned,
    {
      ...said,
      certificationId,
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
    authorId,
  )
  const drafted = present(await findAssessment(tx, assessmentId), 'it was just written')
  const formId = expectOk(await drawAndKeep(planned, drafted, { takers: [], seed: `${seed} ${said.title}` }))
  await saveAssessment(planned, drafted, { state: 'published', formId })
  const assessment = present(await findAssessment(tx, assessmentId), 'it was just written')
  const asked = await questionsOf(tx, assessment, formId)
  for (const [index, personId] of takers.entries()) {
    const startedAt = instant(opensAt + (index + 1) * 3_600_000)
    if (startedAt + 7_200_000 > tx.now) continue
    await playOne(tx, { assessment, formId, asked, practised, misleads, index }, { personId, startedAt })
  }
  // What is for everybody is over: nobody who comes later finds it waiting.
  if (cohortId === null) await saveAssessment(tx, assessment, { state: 'closed' })
}

type Asked = { readonly place: string; readonly key: ReturnType<typeof answerKeyOf>; readonly difficulty: number }

async function questionsOf(tx: ExampleTx, { certificationId }: Assessment, formId: FormId): Promise<Asked[]> {
  const questions = await formQuestionsOf(tx, formId)
  const texts = await versionsById(
    tx,
    questions.map(({ versionId }) => versionId),
  )
  const difficulties = new Map(
    (await livePoolOf(tx, certificationId)).map(({ questionId, difficulty }) => [questionId, difficulty ?? 3]),
  )
  return questions.map(({ place, questionId, versionId }) => ({
    place,
    key: answerKeyOf(present(texts.get(versionId), 'a form holds versions that are there')),
    difficulty: difficulties.get(questionId) ?? 3,
  }))
}

type Taken = {
  readonly assessment: Assessment
  readonly formId: FormId
  readonly asked: readonly Asked[]
  readonly practised: boolean
  readonly misleads: boolean
  readonly index: number
}

async function playOne(
  tx: ExampleTx,
  { assessment, formId, asked, practised, misleads, index }: Taken,
  { personId, startedAt }: { personId: Id<'per'>; startedAt: ExampleTx['now'] },
): Promise<void> {
  const random = seededRandom(seedFrom(`${assessment.title} ${index}`))
  const ability = abilityOf(random, practised)
  const misleading = misleads ? asked.findIndex(({ key }) => key.kind === 'single') : -1
  const responses = asked.map(({ place, key, difficulty }, i) => {
    const right = random.next() < chanceOf(ability, difficulty)
    return [
      place,
      i === misleading && key.kind === 'single' ? misledBy(key, ability) : responseTo(key, right, random),
    ] as const
  })
  const finishedAt = instant(startedAt + (assessment.minutes ?? 25) * 54_000)
  const then: ExampleTx = { ...tx, now: finishedAt }
  await playAttempt(then, { assessment, formId, personId, startedAt, finishedAt, responses: new Map(responses) })
}
