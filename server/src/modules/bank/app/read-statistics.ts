import { notFound, type listQuestionAlarms, type readQuestionStatistics } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { qualityOf, type Quality } from '../domain/item-quality.ts'
import { sumsOf, type Outcome } from '../domain/outcome-sums.ts'
import { excerptOf } from '../domain/plain-words.ts'
import { findQuestion } from '../store/questions.ts'
import { addSums, sumsOfLive, sumsOfQuestion, type VersionSums } from '../store/sums.ts'
import { versionsById } from '../store/versions.ts'

/**
 * Adds finished answers to the running sums of their versions; in the transaction that finalises the attempt, once.
 * @param sign -1 takes them out again, for a regrade that then adds them as they now are.
 */
export async function recordOutcomes(tx: Tx, outcomes: readonly Outcome[], sign: 1 | -1 = 1): Promise<void> {
  if (outcomes.length > 0) await addSums(tx, sumsOf(outcomes, sign))
}

const interval = (pair: readonly [number, number] | null) => pair && { low: pair[0], high: pair[1] }

const viewOf = ({ versionId, number }: VersionSums, quality: Quality) => ({
  versionId,
  number,
  n: quality.n,
  missing: quality.missing,
  right: quality.p,
  rightInterval: interval(quality.pInterval),
  rest: quality.rest,
  restInterval: interval(quality.restInterval),
  meanSeconds: quality.meanSeconds,
  flags: [...quality.flags],
  words: quality.words,
  options: quality.options.map(({ option, text, isKey, n, share, shareInterval, meanRest, rest, byGroup }) => ({
    id: option,
    text,
    isKey,
    n,
    share,
    shareInterval: interval(shareInterval),
    meanRest,
    rest,
    byGroup: [...byGroup],
  })),
})

async function qualities(reads: Reads, sums: readonly VersionSums[]) {
  const versions = await versionsById(
    reads,
    sums.map(({ versionId }) => versionId),
  )
  return sums.flatMap((each) => {
    const version = versions.get(each.versionId)
    return version ? [{ sums: each, version, quality: qualityOf(each, version.text.item) }] : []
  })
}

export const statistics: Handler<typeof readQuestionStatistics> = async (reads, { params }) => {
  if (!(await findQuestion(reads, params.questionId))) return refuse(notFound.code)
  const known = await qualities(reads, await sumsOfQuestion(reads, params.questionId))
  return ok({ items: known.map(({ sums, quality }) => viewOf(sums, quality)) })
}

/** Fewer answers than this never move the miskey alarm off its prior. */
const fewestForAlarm = 8
const gravity = ['miskey-suspect', 'negative-discrimination', 'low-discrimination', 'too-hard', 'too-easy'] as const
const gravityOf = ({ flags }: Quality): number => gravity.findIndex((flag) => flags.includes(flag))

export const alarms: Handler<typeof listQuestionAlarms> = async (reads) => {
  const known = await qualities(reads, await sumsOfLive(reads, fewestForAlarm))
  const alarming = known.filter(({ quality }) => gravityOf(quality) >= 0)
  return ok({
    items: alarming
      .toSorted((a, b) => gravityOf(a.quality) - gravityOf(b.quality) || b.quality.n - a.quality.n)
      .slice(0, 100)
      .map(({ sums, version, quality }) => ({
        questionId: sums.questionId,
        excerpt: excerptOf(version.text),
        n: quality.n,
        flags: [...quality.flags],
        words: quality.words,
      })),
  })
}
