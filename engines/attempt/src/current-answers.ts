import { type ClientEvent, isNewer } from './client-event.ts'
import type { Response } from './response.ts'
import { isCounted, type StoredEvent } from './server/attempt-event.ts'

/** The answer that stands for one question, and the place of the event that gave it. `response` null: cleared. */
export type CurrentAnswer = {
  readonly response: Response | null
  readonly epoch: number
  readonly sequence: number
}

export type CurrentAnswers = ReadonlyMap<string, CurrentAnswer>

/**
 * The current answers after more stored events, in any order and with repeats: per question the counted answer with the highest
 * (epoch, client sequence) (I2). The same rule as `insert … on conflict do update … where (excluded.epoch, excluded.sequence) >
 * (epoch, sequence)` in a table of current answers.
 */
export function currentAnswers(stored: readonly StoredEvent[], before: CurrentAnswers = new Map()): CurrentAnswers {
  const answers = new Map(before)
  for (const { event, worth } of stored) {
    const { content, epoch, sequence } = event
    if (content.kind !== 'answer' || !isCounted(worth)) continue
    const standing = answers.get(content.question)
    if (standing && !isNewer(event, standing)) continue
    answers.set(content.question, { response: content.response, epoch, sequence })
  }
  return answers
}

/** What the taker sees: the server's answers with what their device still keeps on top, in its order. */
export function answersShown(
  saved: ReadonlyMap<string, Response | null>,
  unsaved: readonly ClientEvent[],
): ReadonlyMap<string, Response | null> {
  const shown = new Map(saved)
  for (const { content } of unsaved) if (content.kind === 'answer') shown.set(content.question, content.response)
  return shown
}
