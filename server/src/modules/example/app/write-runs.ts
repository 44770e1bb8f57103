import { present, seededRandom, seedFrom, type Id } from '@cadre/kernel'
import { owedAfter } from '@cadre/session'
import { contentOfCohort, findCohort, heldSessionsOf } from '../../cohorts/index.ts'
import { insertPastRuns, planOfSession, type PastRun } from '../../delivery/index.ts'
import type { Answered } from '../../reviews/index.ts'
import { playRun } from '../domain/example-run.ts'
import { presenceAt, type ExampleTx, type PastCohort } from './past-cohort.ts'
import { askBeforeNext, attendanceIn, labIn, talkIn } from './past-people.ts'
import { questionsOf } from './past-questions.ts'

type Session = Awaited<ReturnType<typeof heldSessionsOf>>[number]
type Content = Awaited<ReturnType<typeof contentOfCohort>>

/**
 * The record of every session of a cohort that was held: planned against run, questions and answers, who was there, pairs,
 * what was asked, parked and owed. @returns what people answered, for the learning record
 */
export async function writeRuns(tx: ExampleTx, past: PastCohort): Promise<readonly Answered[]> {
  const cohort = present(await findCohort(tx, past.cohortId), 'it was just planned')
  const content = await contentOfCohort(tx, cohort)
  const held = await heldSessionsOf(tx, past.cohortId)
  const runs: PastRun[] = []
  const evidence: Answered[] = []
  for (const [session, at] of held.entries()) {
    const runId = tx.newId('run')
    const owed = takeUp(runs, runId)
    const written = runOf(tx, past, { runId, session, held: at, content, owed, before: runs })
    runs.push(written.past)
    evidence.push(...written.evidence)
  }
  await insertPastRuns(tx, runs)
  await askBeforeNext(tx, past)
  return evidence
}

/** What the run before owes is taken up by this one. @returns the objectives */
function takeUp(runs: PastRun[], runId: Id<'run'>): string[] {
  const last = runs.at(-1)
  if (!last) return []
  runs[runs.length - 1] = { ...last, owed: last.owed.map((each) => ({ ...each, takenUpIn: runId })) }
  return last.owed.map(({ objective }) => objective)
}

type One = {
  readonly runId: Id<'run'>
  readonly session: number
  readonly held: Session
  readonly content: Content
  readonly owed: readonly string[]
  readonly before: readonly PastRun[]
}

function runOf(tx: ExampleTx, past: PastCohort, one: One): { past: PastRun; evidence: readonly Answered[] } {
  const { runId, session, held } = one
  const { cohort, cohortId, certificationId, people, trainerId } = past
  const random = seededRandom(seedFrom(`${cohort.name} session ${session}`))
  const { blocks, plan } = planOfSession(one.content, held.key, held.minutes)
  const { run, steps } = playRun(blocks, held, random)
  const presences = people.map((_, index) => presenceAt(past, index, session))
  const objectives = plan.objectives.map(({ key }) => key)
  const { evidence, ...asked } = questionsOf(tx, past, { runId, run, session, objectives, owed: one.owed, presences })
  const events = steps.map(({ kind, at }) => ({ kind, detail: {}, at, by: trainerId }))
  const record: PastRun['record'] = {
    ...{ runId, cohortId, certificationId, run },
    sessionKey: held.key,
    title: held.title,
    plan: { ...plan, cohortName: cohort.name },
    revision: events.length,
    pollId: asked.polls.at(-1)?.pollId ?? null,
    quizValue: null,
    takeaways: plan.objectives
      .slice(0, 2)
      .map(({ text }) => text)
      .join('\n'),
    openedBy: trainerId,
  }
  return {
    past: {
      ...{ record, events, ...asked },
      ...attendanceIn(past, { run, session, presences }, random),
      ...talkIn(tx, past, { runId, run, session, presences }),
      ...labIn(past, { plan, run, session, presences, before: one.before }),
      owed: owedAfter(run, run.endedAt ?? held.end).map(({ objective, lostMs, whole }) => ({
        ...{ runId, objective, lostMs, whole },
        words: plan.objectives.find(({ key }) => key === objective)?.text ?? objective,
        takenUpIn: null,
      })),
    },
    evidence,
  }
}
