import type { consolePoll, fitView, readConsole } from '@cadre/contracts'
import { instant, ok, type Instant } from '@cadre/kernel'
import { clockOf, fitRemaining, minuteMs, mostSilenceMs } from '@cadre/session'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { answerKeyOf, livePoolOf, reviewViewOf, versionsById } from '../../bank/index.ts'
import { seatHoldersOf } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { markedTally, type Poll } from '../domain/poll.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { takenUpBy } from '../store/owed.ts'
import { answersTo, pollsOf } from '../store/polls.ts'
import { confirmationsOf, hereSince, noticesOf } from '../store/presence.ts'
import { parkedViews, raisedViews } from './asides.ts'
import { runLed } from './access.ts'
import { pairViews } from './pairs.ts'
import { labViewOf } from './shared-view.ts'

export const readOneConsole: Handler<typeof readConsole> = async (reads, { params: { runId } }) => {
  const led = await runLed(reads, runId)
  if (!led.ok) return led
  const record = led.value
  const { plan } = record
  const polls = await pollsOf(reads, runId)
  const lab = labViewOf(plan)
  return ok({
    notes: plan.notes.map(({ key, notes }) => ({ key, notes: [...notes] })),
    materials: plan.materials.map((material) => ({ ...material })),
    objectives: plan.objectives.map(({ text }) => text),
    lab: lab && { ...lab, tested: plan.lab?.tested ?? false },
    owed: (await takenUpBy(reads, runId)).map(({ objective, words }) => ({ objective, words })),
    polls: await pollViews(reads, polls, plan.domains),
    quizValue: record.quizValue,
    candidates: await candidatesFor(reads, record, polls),
    people: await peopleViews(reads, record),
    unconfirmed: await unconfirmedIn(reads, record),
    pairs: await pairViews(reads, record),
    raised: await raisedViews(reads, record),
    parked: await parkedViews(reads, record),
    fit: fitViewOf(record, reads.now),
  })
}

async function pollViews(
  reads: Reads,
  polls: readonly Poll[],
  domains: RunRecord['plan']['domains'],
): Promise<z.input<typeof consolePoll>[]> {
  const versions = await versionsById(
    reads,
    polls.map(({ versionId }) => versionId),
  )
  const asked = polls.filter(({ phase }) => phase !== 'waiting').map(({ pollId }) => pollId)
  const answers = Map.groupBy(await answersTo(reads, asked), ({ pollId }) => pollId)
  const names = new Map(domains.map(({ key, name }) => [key, name]))
  return polls.flatMap((poll) => {
    const version = versions.get(poll.versionId)
    if (!version) return []
    const responses = (answers.get(poll.pollId) ?? []).map(({ response }) => response)
    return [
      {
        pollId: poll.pollId,
        purpose: poll.purpose,
        number: poll.number,
        phase: poll.phase,
        domain: names.get(poll.domain) ?? poll.domain,
        why: poll.why,
        question: reviewViewOf(version),
        tally: markedTally(answerKeyOf(version), responses),
      },
    ]
  })
}

const mostCandidates = 20

/** Live questions on the session's objectives that are not on the list yet. */
async function candidatesFor(reads: Reads, { certificationId, plan }: RunRecord, polls: readonly Poll[]) {
  const taken = new Set(polls.map(({ questionId }) => questionId))
  const keys = new Set(plan.objectives.map(({ key }) => key))
  const about = (await livePoolOf(reads, certificationId))
    .filter(({ questionId, objective }) => objective !== null && keys.has(objective) && !taken.has(questionId))
    .slice(0, mostCandidates)
  const versions = await versionsById(
    reads,
    about.map(({ versionId }) => versionId),
  )
  const names = new Map(plan.domains.map(({ key, name }) => [key, name]))
  return about.map(({ questionId, versionId, domain }) => ({
    questionId,
    stem: versions.get(versionId)?.text.stem ?? '',
    domain: names.get(domain) ?? domain,
  }))
}

async function peopleViews(reads: Reads, { runId, cohortId, sessionKey }: RunRecord) {
  const holders = await seatHoldersOf(reads, cohortId)
  const here = await hereSince(reads, runId, instant(reads.now - mostSilenceMs))
  const notices = new Map((await noticesOf(reads, cohortId, sessionKey)).map((each) => [each.personId, each.reason]))
  const names = await directoryOf(reads, holders)
  return holders
    .map((personId) => ({
      personId,
      name: names.get(personId)?.name ?? '',
      here: here.has(personId),
      noticeReason: notices.get(personId) ?? null,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

async function unconfirmedIn(reads: Reads, { runId, cohortId }: RunRecord): Promise<number> {
  const confirmed = new Set((await confirmationsOf(reads, [runId])).map(({ personId }) => personId))
  return (await seatHoldersOf(reads, cohortId)).filter((personId) => !confirmed.has(personId)).length
}

/** The re-fit, while the session is a minute or more off its plan. */
function fitViewOf({ run, plan }: RunRecord, now: Instant): z.input<typeof fitView> | null {
  const { behindMs, leftMs } = clockOf(run, now)
  if (run.phase === 'ended' || run.startedAt === null || Math.abs(behindMs) < minuteMs) return null
  const fit = fitRemaining(run, now)
  const titles = new Map(run.blocks.map(({ key, title }) => [key, title]))
  const words = new Map(plan.objectives.map(({ key, text }) => [key, text]))
  return {
    minutesLeft: leftMs / minuteMs,
    behindMinutes: behindMs / minuteMs,
    spareMinutes: fit.spareMs / minuteMs,
    blocks: fit.blocks.map(({ key, beforeMs, afterMs }) => ({
      key,
      title: titles.get(key) ?? key,
      beforeMinutes: beforeMs / minuteMs,
      afterMinutes: afterMs / minuteMs,
    })),
    lost: fit.lost.map(({ objective, lostMs, whole }) => ({
      objective,
      words: words.get(objective) ?? objective,
      minutes: lostMs / minuteMs,
      whole,
    })),
  }
}
