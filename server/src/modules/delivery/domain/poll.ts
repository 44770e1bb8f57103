import type { Response, ResponseKind } from '@cadre/attempt'
import { mark, type Key } from '@cadre/marking'
import type { PollPhase } from '@cadre/session'
import { tallyOf, type Tally } from '@cadre/session'
import type { Id, Instant } from '@cadre/kernel'
import type { PollId, RunId } from './run-record.ts'

export type Purpose = 'opening' | 'practice'

export type Poll = {
  readonly pollId: PollId
  readonly runId: RunId
  readonly purpose: Purpose
  readonly number: number
  readonly questionId: Id<'qst'>
  readonly versionId: Id<'qve'>
  readonly itemKind: ResponseKind
  readonly domain: string
  readonly objective: string | null
  /** Why this question for these people. */
  readonly why: string
  readonly phase: PollPhase
  readonly openedAt: Instant | null
  readonly closedAt: Instant | null
}

export type Answer = {
  readonly personId: Id<'per'>
  readonly response: Response
  readonly at: Instant
}

export type MarkedTally = Tally & { readonly right: number }

/** Counts of what was answered, and how many were wholly right: each different answer is marked once. */
export function markedTally(key: Key, responses: readonly Response[]): MarkedTally {
  const marks = new Map<string, boolean>()
  let right = 0
  for (const response of responses) {
    const told = JSON.stringify(response)
    const known = marks.get(told) ?? mark(key, response).correct
    marks.set(told, known)
    if (known) right += 1
  }
  return { ...tallyOf(responses), right }
}
