import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { factsOf, type Certification, type Fact } from '../../catalogue/index.ts'
import { checkBeforeRetirement } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'
import { checkOutcome, type Outcome, type PassMark } from '../domain/result.ts'
import { standingResults } from '../store/results.ts'

export const marksIn = (facts: readonly Fact[]): PassMark[] =>
  facts.flatMap(({ key, value: said }) =>
    key === 'pass-mark' && said.kind === 'scaled' ? [{ value: said.value, low: said.low, high: said.high }] : [],
  )

/** Whether an outcome can be true of an exam: its day, its score, its retire date (C2). */
export async function checkAgainstExam(reads: Reads, certification: Certification, outcome: Outcome) {
  const marks = marksIn(await factsOf(reads, certification.certificationId))
  const possible = checkOutcome(outcome, marks, await todayOf(reads))
  return possible.ok ? checkBeforeRetirement(certification, outcome.satOn) : possible
}

/** Whether another result says that a person sat this exam on that day. */
export async function isThere(
  reads: Reads,
  { personId, certificationId, satOn }: { personId: Id<'per'>; certificationId: Id<'crt'>; satOn: string },
): Promise<boolean> {
  const results = await standingResults(reads, { certificationId, personIds: [personId] })
  return results.some((result) => result.satOn === satOn)
}
