import { applyAll, decide, newAttempt, type ClientEvent, type EventContent, type Response } from '@cadre/attempt'
import { assert, instant, present, ulid, type Id, type Instant } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import { recordExposures } from '../../bank/index.ts'
import type { Assessment, AttemptId, FormId } from '../domain/assessment.ts'
import { findAttempt, insertAttempt } from '../store/attempts.ts'
import { formQuestionsOf } from '../store/forms.ts'
import { insertWriter } from '../store/writers.ts'
import { settle } from './settle.ts'
import { writerOf } from './start-attempt.ts'

export type Played = {
  readonly assessment: Assessment
  readonly formId: FormId
  readonly personId: Id<'per'>
  readonly startedAt: Instant
  readonly finishedAt: Instant
  /** What was answered at each place; places left out were left open. */
  readonly responses: ReadonlyMap<string, Response>
}

/**
 * An attempt that took place before now, through the same core, log and marking as any other. For the example organisation.
 * @param tx the transaction as it was at `finishedAt`.
 */
export async function playAttempt(tx: Tx, played: Played): Promise<AttemptId> {
  const { assessment, formId, personId, startedAt } = played
  const writer = writerOf(ulid(tx.now, tx.random))
  const fresh = newAttempt({
    limitMs: assessment.minutes === null ? null : assessment.minutes * 60_000,
    windowEndsAt: assessment.closesAt,
    graceMs: assessment.graceSeconds * 1_000,
  })
  const declared = { closedBook: assessment.conditions.closedBook, honourCode: null }
  const started = decide(fresh, { kind: 'start', writer, declared }, startedAt)
  assert(started.ok, 'what is played was open')
  const attemptId = await insertAttempt(tx, {
    assessmentId: assessment.assessmentId,
    formId,
    personId,
    number: 1,
    declared: { honourCodeVersion: null, closedBook: declared.closedBook },
    metBefore: 0,
    state: applyAll(fresh, started.value.events),
  })
  await insertWriter(tx, attemptId, 1, writer)
  const questions = await formQuestionsOf(tx, formId)
  await recordExposures(
    tx,
    personId,
    questions.map(({ questionId }) => questionId),
  )
  const record = present(await findAttempt(tx, attemptId), 'it was just stored')
  const events = eventsOf(played, (at) => ulid(at, tx.random))
  const saved = decide(record.state, { kind: 'save', events, known: new Set() }, tx.now)
  assert(saved.ok, 'its own writer saves')
  await settle(tx, record, saved.value)
  return attemptId
}

/** A visit and an answer for each place, evenly over the time, and the last word. */
function eventsOf({ responses, startedAt, finishedAt }: Played, newId: (at: Instant) => string): ClientEvent[] {
  const contents: EventContent[] = [
    ...[...responses].flatMap(([question, response]): EventContent[] => [
      { kind: 'visit', question },
      { kind: 'answer', question, response },
    ]),
    { kind: 'submit', auto: false },
  ]
  const step = (finishedAt - startedAt) / (contents.length + 1)
  return contents.map((content, index) => {
    const madeAt = instant(Math.round(startedAt + step * (index + 1)))
    return { id: newId(madeAt), epoch: 1, sequence: index + 1, madeAt, content }
  })
}
