import {
  notFound,
  tooLateForNotice,
  type giveNotice,
  type joinRun,
  type myPart,
  type readMyPart,
} from '@cadre/contracts'
import { ok, refuse, type Id } from '@cadre/kernel'
import { decide } from '@cadre/session'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { sessionToRun } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { raisedFor } from '../store/asides.ts'
import { groupsOf, labDoneBy } from '../store/lab.ts'
import { answersBy, pollsOf } from '../store/polls.ts'
import { insertTicket, saveNotice } from '../store/presence.ts'
import { runOfCohortSession } from '../store/runs.ts'
import { callerOf, runSeen } from './access.ts'
import { helpWords } from './pairs.ts'
import { tellCounts } from './tell.ts'

export const joinOne: Handler<typeof joinRun> = async (tx, { params: { runId }, body }) => {
  const seen = await runSeen(tx, runId)
  if (!seen.ok) return seen
  const { record, holdsSeat } = seen.value
  if (!holdsSeat) return refuse(notFound.code)
  const allowed = decide(record.run, { kind: 'act' }, tx.now)
  if (!allowed.ok) return refuse(allowed.code)
  const personId = callerOf(tx)
  await insertTicket(tx, runId, personId, createHash('sha256').update(body.writer).digest('hex'))
  return ok({ mine: await partOf(tx, record, personId) })
}

export const readMine: Handler<typeof readMyPart> = async (reads, { params: { runId } }) => {
  const seen = await runSeen(reads, runId)
  if (!seen.ok) return seen
  return ok(await partOf(reads, seen.value.record, callerOf(reads)))
}

/** What a session shows to one person alone. Whether an answer was right is told with everybody's, when it is revealed. */
async function partOf(reads: Reads, record: RunRecord, personId: Id<'per'>): Promise<z.input<typeof myPart>> {
  const { runId, cohortId } = record
  const polls = await pollsOf(reads, runId)
  const revealed = new Set(polls.filter(({ phase }) => phase === 'revealed').map(({ pollId }) => pollId))
  const answers = await answersBy(
    reads,
    personId,
    polls.map(({ pollId }) => pollId),
  )
  const raised = (await raisedFor(reads, cohortId, runId)).filter((each) => each.personId === personId)
  return {
    answers: answers.map(({ pollId, response, points }) => ({
      pollId,
      response,
      right: points === null || !revealed.has(pollId) ? null : points === 100,
    })),
    pair: await pairOf(reads, record, personId),
    labDone: (await labDoneBy(reads, runId)).has(personId),
    raised: raised.map(({ raisedId, text, state, answer }) => ({ raisedId, text, state, answer })),
  }
}

async function pairOf(reads: Reads, { runId }: RunRecord, personId: Id<'per'>) {
  const group = (await groupsOf(reads, runId)).find(({ people }) => people.includes(personId))
  if (!group) return null
  const directory = await directoryOf(reads, group.people)
  const people = group.people.map((id) => ({ personId: id, name: directory.get(id)?.name ?? '' }))
  return {
    names: people.filter((person) => person.personId !== personId).map(({ name }) => name),
    words: helpWords(group.helps, people).map(({ from, to, domain }) => `${from} can explain ${domain} to ${to}.`),
  }
}

export const giveOneNotice: Handler<typeof giveNotice> = async (tx, { params: { cohortId, sessionKey }, body }) => {
  const found = await sessionToRun(tx, cohortId, sessionKey)
  if (!found?.holdsSeat) return refuse(notFound.code)
  const record = await runOfCohortSession(tx, cohortId, sessionKey)
  const begun = record ? record.run.startedAt !== null : tx.now >= found.session.start
  if (begun) return refuse(tooLateForNotice.code)
  await saveNotice(tx, { cohortId, sessionKey }, { personId: callerOf(tx), reason: body.reason, at: tx.now })
  if (record) await tellCounts(tx, record.runId)
  return ok({})
}
