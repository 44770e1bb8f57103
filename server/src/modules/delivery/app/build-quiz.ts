import { daysBetween, shuffled, type Id, type Random } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { enemyPairsAmong, livePoolOf, type PoolQuestion } from '../../bank/index.ts'
import { placesIn } from '../../blueprints/index.ts'
import type { SessionToRun } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'
import { daysApart, memoriesOf, schedulersOf } from '../../reviews/index.ts'
import { buildOpeningQuiz, type Chosen } from '../domain/opening-quiz.ts'
import type { Poll, Purpose } from '../domain/poll.ts'
import type { QuizValues, RunId, RunPlan } from '../domain/run-record.ts'

type Session = Pick<SessionToRun, 'cohort' | 'seats'>
type Wanted = { readonly runId: RunId; readonly plan: RunPlan; readonly owed: readonly string[] }

const practiceQuestions = 3
/** Where nobody has booked an exam yet. */
const usualDaysToExam = 14

/** The opening quiz for these people (S3), and the ground that it was chosen from. */
export async function quizFor(
  reads: Reads,
  session: Session,
  { plan, owed, random }: Pick<Wanted, 'owed'> & { readonly plan: Pick<RunPlan, 'domains'>; readonly random: Random },
) {
  const { certificationId } = session.cohort
  const placeOf = await placesIn(reads, certificationId, plan.domains)
  const pool = (await livePoolOf(reads, certificationId)).map((question) => ({
    ...question,
    domain: placeOf(question.domain) ?? question.domain,
  }))
  const enemies = await enemyPairsAmong(
    reads,
    pool.map(({ questionId }) => questionId),
  )
  const personIds = session.seats.map(({ personId }) => personId)
  const memories = (await memoriesOf(reads, { personIds, certificationId })).map((memory) => ({
    personId: memory.personId,
    questionId: memory.questionId,
    state: memory.state,
    daysSince: daysApart(memory.lastAt, reads.now),
  }))
  const examInDays = await daysToExam(reads, session)
  const schedulerOf = await schedulersOf(reads, personIds)
  const ground = { pool, enemies, personIds, memories, domains: plan.domains, owed, examInDays, schedulerOf }
  return { pool, enemies, quiz: buildOpeningQuiz(ground, random) }
}

/** The questions that a run begins with: the opening quiz for these people (S3), and practice on the session's objectives. */
export async function questionsFor(
  tx: Tx,
  session: Session,
  { runId, plan, owed }: Wanted,
): Promise<{ polls: Poll[]; value: QuizValues | null }> {
  const { pool, enemies, quiz } = await quizFor(tx, session, { plan, owed, random: tx.random })
  const practice = practiceOf(pool, plan, { taken: quiz.questions, enemies, tx })
  const kinds = new Map(pool.map(({ questionId, kind }) => [questionId, kind]))
  const pollsFrom = (chosen: readonly Chosen[], purpose: Purpose) =>
    chosen.map((question, at) => newPoll(tx, { runId, purpose, number: at + 1, question, kinds }))
  return { polls: [...pollsFrom(quiz.questions, 'opening'), ...pollsFrom(practice, 'practice')], value: quiz.value }
}

/** Days to the first exam that is booked among these people, else two weeks after the last session. */
async function daysToExam(reads: Reads, { cohort, seats }: Session): Promise<number> {
  const today = await todayOf(reads)
  const booked = seats.flatMap(({ exam }) => (exam && exam.date >= today ? [daysBetween(today, exam.date)] : []))
  return Math.max(0, booked.length > 0 ? Math.min(...booked) : daysBetween(today, cohort.endsOn) + usualDaysToExam)
}

type Taken = {
  readonly taken: readonly Chosen[]
  readonly enemies: readonly (readonly [Id<'qst'>, Id<'qst'>])[]
  readonly tx: Tx
}

function practiceOf(pool: readonly PoolQuestion[], { objectives }: RunPlan, { taken, enemies, tx }: Taken): Chosen[] {
  const keys = new Set(objectives.map(({ key }) => key))
  const barred = new Set(taken.map(({ questionId }) => questionId))
  for (const [a, b] of enemies) if (barred.has(a)) barred.add(b)
  const about = pool.filter(
    ({ questionId, objective }) => objective !== null && keys.has(objective) && !barred.has(questionId),
  )
  const texts = new Map(objectives.map(({ key, text }) => [key, text]))
  return shuffled(tx.random, about)
    .slice(0, practiceQuestions)
    .map((question) => ({ ...question, why: `On an objective of today: ${texts.get(question.objective ?? '') ?? ''}` }))
}

type NewPoll = {
  readonly runId: RunId
  readonly purpose: Purpose
  readonly number: number
  readonly question: Chosen
  readonly kinds: ReadonlyMap<Id<'qst'>, PoolQuestion['kind']>
}

export const newPoll = (tx: Tx, { runId, purpose, number, question, kinds }: NewPoll): Poll => ({
  pollId: tx.newId('pol'),
  runId,
  purpose,
  number,
  questionId: question.questionId,
  versionId: question.versionId,
  itemKind: kinds.get(question.questionId) ?? 'single',
  domain: question.domain,
  objective: question.objective,
  why: question.why,
  phase: 'waiting',
  openedAt: null,
  closedAt: null,
})
