import type { sharedPoll, sharedRun } from '@cadre/contracts'
import { isoOf, present, seededRandom, seedFrom, type Instant } from '@cadre/kernel'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import { answerKeyOf, reviewViewOf, takerViewOf, versionsById, type FrozenQuestion } from '../../bank/index.ts'
import { pairingMark } from '../domain/lab-pairs.ts'
import { markedTally, type Poll } from '../domain/poll.ts'
import type { RunPlan, RunRecord } from '../domain/run-record.ts'
import { countsOf } from '../store/counts.ts'
import { groupsOf } from '../store/lab.ts'
import { answersTo, pollsOf } from '../store/polls.ts'
import { comingUpIn } from './coming-up.ts'

export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** What everybody in the room sees, whole: no names, and of a question no key before it is revealed. */
export async function sharedRunOf(reads: Reads, record: RunRecord): Promise<z.input<typeof sharedRun>> {
  const { run, plan } = record
  const counts = present(await countsOf(reads, record.runId), 'a run has its counts')
  return {
    runId: record.runId,
    cohortId: record.cohortId,
    cohortName: plan.cohortName,
    sessionKey: record.sessionKey,
    title: record.title,
    revision: record.revision,
    phase: run.phase,
    startsAt: isoOf(run.startsAt),
    endsAt: isoOf(run.endsAt),
    openedAt: isoOrNull(run.openedAt),
    startedAt: isoOrNull(run.startedAt),
    enteredAt: isoOrNull(run.enteredAt),
    endedAt: isoOrNull(run.endedAt),
    at: run.at,
    blocks: run.blocks.map(({ key, kind, title, plannedMs, allottedMs, spentMs, begunAt }) => ({
      key,
      kind,
      title,
      plannedMs,
      allottedMs: Math.round(allottedMs),
      spentMs: Math.round(spentMs),
      begunAt: isoOrNull(begunAt),
    })),
    poll: await pollOnScreen(reads, record),
    lab: labViewOf(plan),
    domains: [...new Set(plan.objectives.map(({ domain }) => domain))],
    pairing: pairingMark(await groupsOf(reads, record.runId)),
    takeaways: record.takeaways,
    comingUp: await comingUpIn(reads, record),
    counts,
  }
}

/** Named in, field by field. */
export function labViewOf({ lab }: RunPlan) {
  if (!lab) return null
  const { key, title, goal, needs, steps, outcomes } = lab
  return { key, title, goal, needs: [...needs], steps: steps.map((step) => ({ ...step })), outcomes: [...outcomes] }
}

async function pollOnScreen(reads: Reads, record: RunRecord): Promise<z.input<typeof sharedPoll> | null> {
  if (record.pollId === null) return null
  const polls = await pollsOf(reads, record.runId)
  const poll = polls.find(({ pollId }) => pollId === record.pollId)
  const version = poll && (await versionsById(reads, [poll.versionId])).get(poll.versionId)
  if (!poll || !version) return null
  const closed = poll.phase === 'closed' || poll.phase === 'revealed'
  return {
    pollId: poll.pollId,
    purpose: poll.purpose,
    number: poll.number,
    of: polls.filter(({ purpose }) => purpose === poll.purpose).length,
    phase: poll.phase,
    question: questionShown(poll, version),
    tally: closed ? await tallyIn(reads, poll, version) : null,
    review: poll.phase === 'revealed' ? reviewViewOf(version) : null,
  }
}

/** The same order of options for everybody, on every screen and after every reload. */
const questionShown = ({ runId, versionId }: Poll, version: FrozenQuestion) =>
  takerViewOf(version, seededRandom(seedFrom(`${runId} ${versionId}`)))

async function tallyIn(reads: Reads, poll: Poll, version: FrozenQuestion) {
  const answers = await answersTo(reads, [poll.pollId])
  return markedTally(
    answerKeyOf(version),
    answers.map(({ response }) => response),
  )
}
