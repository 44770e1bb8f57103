import { answerReviews, logStudy, markAssignments, type ReplyOf } from '@cadre/contracts'
import type { Id } from '@cadre/kernel'
import { call } from '../call.ts'
import { failureBehind, signedOutCode } from '../request-failed.ts'
import type { Delivery } from './outbox.ts'
import type { QueuedEvent } from './queued-event.ts'

export type Marked = ReplyOf<typeof answerReviews>['results'][number]

/** Sends a batch of one kind. */
export const deliverTo =
  (organisationId: Id<'org'>) =>
  async (_kind: QueuedEvent['kind'], events: readonly QueuedEvent[]): Promise<Delivery<Marked>> => {
    try {
      return { kind: 'taken', results: await send({ organisationId }, events) }
    } catch (thrown) {
      const { code, passing } = failureBehind(thrown)
      if (code === signedOutCode) return { kind: 'signed-out' }
      // A batch that the contract refuses would be refused for ever; everything else may pass.
      return { kind: passing || code !== 'request.invalid' ? 'unreached' : 'refused' }
    }
  }

async function send(
  params: { readonly organisationId: Id<'org'> },
  events: readonly QueuedEvent[],
): Promise<ReadonlyMap<string, Marked>> {
  const answers = events.flatMap(({ kind, content }) => (kind === 'answer' ? [content] : []))
  const entries = events.flatMap(({ kind, content }) => (kind === 'study' ? [content] : []))
  const marks = events.flatMap(({ kind, content }) => (kind === 'mark' ? [content] : []))
  if (entries.length > 0) await call(logStudy, { params, body: { entries } })
  if (marks.length > 0) await call(markAssignments, { params, body: { marks } })
  if (answers.length === 0) return new Map()
  const { results } = await call(answerReviews, { params, body: { answers } })
  return new Map(results.map((result) => [result.id, result]))
}
