import { takesPlace } from '@cadre/calendar'
import { doesNotTakePlace, notFound, notTheTrainer, type openRun } from '@cadre/contracts'
import { expectOk, ok, present, refuse } from '@cadre/kernel'
import { decide, newRun } from '@cadre/session'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { contentOfCohort, sessionToRun, type SessionToRun } from '../../cohorts/index.ts'
import { planOfSession } from '../domain/plan-of-session.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { stillOwed, takeUpOwed } from '../store/owed.ts'
import { insertPolls } from '../store/polls.ts'
import { insertRun, insertRunEvent, runOfCohortSession, saveRun } from '../store/runs.ts'
import { callerOf, mayLead } from './access.ts'
import { questionsFor } from './build-quiz.ts'
import { tellOutside } from './tell.ts'

export const openOne: Handler<typeof openRun> = async (tx, { params: { cohortId, sessionKey } }) => {
  const found = await sessionToRun(tx, cohortId, sessionKey)
  if (!found) return refuse(notFound.code)
  if (!mayLead(tx, found.leads)) return refuse(notTheTrainer.code)
  const before = await runOfCohortSession(tx, cohortId, sessionKey)
  if (before) return ok({ runId: before.runId })
  if (!takesPlace(found.session.state)) return refuse(doesNotTakePlace.code)
  const record = await newRecord(tx, found)
  if (!(await insertRun(tx, record))) {
    const other = present(await runOfCohortSession(tx, cohortId, sessionKey), 'somebody else has just opened it')
    return ok({ runId: other.runId })
  }
  await insertRunEvent(tx, record, { kind: 'open', detail: {}, at: tx.now, by: callerOf(tx) })
  await furnish(tx, found, record)
  tx.record({ operation: 'delivery.open', subject: record.runId, detail: { cohortId, sessionKey } })
  tellOutside(tx, cohortId)
  return ok({ runId: record.runId })
}

async function newRecord(tx: Tx<OrganisationScope>, { cohort, session }: SessionToRun): Promise<RunRecord> {
  const content = await contentOfCohort(tx, cohort)
  const { blocks, plan } = planOfSession(content, session.key, session.minutes)
  return {
    runId: tx.newId('run'),
    cohortId: cohort.cohortId,
    sessionKey: session.key,
    certificationId: cohort.certificationId,
    title: session.title,
    plan: { ...plan, cohortName: cohort.name },
    run: expectOk(decide(newRun(blocks, session.start, session.end), { kind: 'open' }, tx.now)),
    revision: 1,
    pollId: null,
    quizValue: null,
    takeaways: '',
    openedBy: callerOf(tx),
  }
}

/** Puts the questions in their places; what earlier sessions owe is taken up by this one. */
async function furnish(tx: Tx<OrganisationScope>, found: SessionToRun, record: RunRecord): Promise<void> {
  const owed = await stillOwed(tx, record.cohortId)
  const { polls, value } = await questionsFor(tx, found, {
    runId: record.runId,
    plan: record.plan,
    owed: owed.map(({ objective }) => objective),
  })
  await insertPolls(tx, polls)
  await takeUpOwed(tx, owed, record.runId)
  await saveRun(
    tx,
    { ...record, quizValue: value },
    { kind: 'furnish', detail: { polls: polls.length, owed: owed.length }, at: tx.now, by: null },
  )
}
