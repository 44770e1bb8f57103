import type { readRecord, recordedQuestion } from '@cadre/contracts'
import { isoOf, ok } from '@cadre/kernel'
import { minuteMs, overrunsOften, patternsAmong, timingOf } from '@cadre/session'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { answerKeyOf, plainWords, versionsById } from '../../bank/index.ts'
import { markedTally } from '../domain/poll.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { owedBy } from '../store/owed.ts'
import { answersTo, pollsOf } from '../store/polls.ts'
import { confirmationsOf } from '../store/presence.ts'
import { runsLikeThis } from '../store/runs.ts'
import { runSeen } from './access.ts'
import { parkedViews, raisedViews } from './asides.ts'
import { countStates, latestStates } from './read-run.ts'
import { isoOrNull } from './shared-view.ts'

export const readOneRecord: Handler<typeof readRecord> = async (reads, { params: { runId } }) => {
  const seen = await runSeen(reads, runId)
  if (!seen.ok) return seen
  const { record } = seen.value
  const { run, plan } = record
  const timings = timingOf(run)
  const raised = await raisedViews(reads, record)
  return ok({
    runId,
    cohortId: record.cohortId,
    cohortName: plan.cohortName,
    sessionKey: record.sessionKey,
    title: record.title,
    startsAt: isoOf(run.startsAt),
    endsAt: isoOf(run.endsAt),
    startedAt: isoOrNull(run.startedAt),
    endedAt: isoOrNull(run.endedAt),
    blocks: timings.map(({ key, kind, title, plannedMs, ranMs, outcome }) => ({
      key,
      kind,
      title,
      plannedMinutes: plannedMs / minuteMs,
      ranMinutes: ranMs / minuteMs,
      outcome,
    })),
    questions: await questionViews(reads, record),
    raised,
    parked: await parkedViews(reads, record),
    owed: (await owedBy(reads, runId)).map(({ objective, words, lostMs, whole, takenUpIn }) => ({
      objective,
      words,
      minutes: lostMs / minuteMs,
      whole,
      takenUp: takenUpIn !== null,
    })),
    takeaways: record.takeaways,
    attendance: countStates(latestStates(await confirmationsOf(reads, [runId])).get(runId)),
    overruns: await overrunsOf(reads, record),
  })
}

async function questionViews(reads: Reads, record: RunRecord): Promise<z.input<typeof recordedQuestion>[]> {
  const polls = (await pollsOf(reads, record.runId)).filter(({ phase }) => phase !== 'waiting')
  const versions = await versionsById(
    reads,
    polls.map(({ versionId }) => versionId),
  )
  const answers = Map.groupBy(
    await answersTo(
      reads,
      polls.map(({ pollId }) => pollId),
    ),
    ({ pollId }) => pollId,
  )
  const domains = new Map(record.plan.domains.map(({ key, name }) => [key, name]))
  const objectives = new Map(record.plan.objectives.map(({ key, text }) => [key, text]))
  return polls.flatMap(({ pollId, versionId, purpose, domain, objective }) => {
    const version = versions.get(versionId)
    if (!version) return []
    const responses = (answers.get(pollId) ?? []).map(({ response }) => response)
    const { answered, right } = markedTally(answerKeyOf(version), responses)
    return [
      {
        purpose,
        stem: plainWords(version.text.stem),
        domain: domains.get(domain) ?? domain,
        objective: objective === null ? null : (objectives.get(objective) ?? null),
        answered,
        right,
      },
    ]
  })
}

/** The same session of the same blueprint in every cohort that has had it: what overruns there. */
async function overrunsOf(reads: Reads, record: RunRecord) {
  const runs = await runsLikeThis(reads, record)
  const patterns = patternsAmong(runs.map(timingOf)).filter(overrunsOften)
  return patterns.map(({ title, plannedMs, medianMs, overran, runs: of }) => ({
    title,
    plannedMinutes: plannedMs / minuteMs,
    medianMinutes: medianMs / minuteMs,
    overran,
    runs: of,
  }))
}
