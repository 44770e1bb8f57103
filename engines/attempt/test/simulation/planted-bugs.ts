import { instant, ok } from '@cadre/kernel'
import { type Command, decide, enqueue, nextBatch, restoreOutbox, saveState, settle } from '@cadre/attempt'
import { type Parts, soundParts } from './parts.ts'

/** A bug that somebody's product had, as one part exchanged for a broken one. */
export type PlantedBug = {
  readonly name: string
  readonly rootCause: string
  readonly parts: Parts
}

const saidBeforeAck = 'the screen says saved before the acknowledgement'
const draftCleared = 'a draft is cleared by anything but its own acknowledgement'
const staleWins = 'a stale writer wins'
const sideChannel = 'saving hangs on a side channel'
const otherPath = 'the automatic submit takes another path'
const liveTouched = 'a background job touches a live attempt'
const bug = (rootCause: string, name: string, parts: Partial<Parts>): PlantedBug => ({
  rootCause,
  name,
  parts: { ...soundParts, ...parts },
})

/** At least two for each of the six root causes of lost answers, and some that only this design could have. */
export const plantedBugs: readonly PlantedBug[] = [
  bug(saidBeforeAck, 'what was sent is called saved', {
    saveState: (outbox, now) => saveState({ ...outbox, pending: outbox.pending.filter(({ sent }) => !sent) }, now),
  }),
  bug(saidBeforeAck, 'the server answers before it commits', {
    finish(commit, crash, reply) {
      reply()
      if (!crash()) commit()
    },
  }),
  bug(draftCleared, 'an acknowledgement clears everything that waits', {
    settle: (outbox, flight, reply, moment) => {
      const settled = settle(outbox, flight, reply, moment)
      return reply.kind === 'acknowledged' ? { ...settled, pending: [] } : settled
    },
  }),
  bug(draftCleared, 'any 200 acknowledges the request', {
    classify: (raw, now, outbox) => {
      const receipts = (outbox.flight?.ids ?? []).map((id) => ({ id, outcome: 'counted' }) as const)
      return raw.status === 200 && !raw.acknowledgement
        ? { kind: 'acknowledged', receipts, standing: outbox.standing, at: now }
        : soundParts.classify(raw, now, outbox)
    },
  }),
  bug(draftCleared, 'losing the pen clears what was unsaved', {
    settle: (outbox, flight, reply, moment) => {
      const settled = settle(outbox, flight, reply, moment)
      return reply.kind === 'fenced' ? { ...settled, pending: [] } : settled
    },
  }),
  bug(staleWins, 'the epoch of a save is not looked at', {
    decide: (attempt, command, now) => decide(attempt, asOfToday(command, attempt.epoch), now),
  }),
  bug(staleWins, 'a second tab gets the pen without a new epoch', {
    decide: (attempt, command, now) => {
      const decision = decide(attempt, command, now)
      if (!decision.ok) return decision
      const events = decision.value.events.map((e) => (e.kind === 'pen-taken' ? { ...e, epoch: e.epoch - 1 } : e))
      return ok({ ...decision.value, events })
    },
  }),
  bug(staleWins, 'what arrives last is the current answer', {
    known: () => new Set(),
    currentAnswers: (stored, before) =>
      stored.reduce((answers, { event: { content, epoch, sequence } }) => {
        if (content.kind === 'answer') answers.set(content.question, { response: content.response, epoch, sequence })
        return answers
      }, new Map(before)),
  }),
  bug(sideChannel, 'nothing is sent while the browser says it is offline', { mayTry: ({ onLine }) => onLine }),
  bug(sideChannel, 'a failed save waits for a push from the server', {
    settle: (outbox, flight, reply, moment) => {
      const settled = settle(outbox, flight, reply, moment)
      return reply.kind === 'unreachable' ? { ...settled, retryAtSteady: Infinity } : settled
    },
  }),
  bug(otherPath, "the timer's submit does not wait for what is unsaved", { autoSubmitThrough: 'own-request' }),
  bug(otherPath, 'the time-out finalises by itself, without the grace', {
    sweep: ({ deadlineAt }, now) => (deadlineAt !== null && now >= deadlineAt ? 'finalise-now' : 'nothing'),
  }),
  bug(liveTouched, 'a regrade grades what is still open', {
    decide: (attempt, command, now) =>
      command.kind === 'regrade'
        ? ok({
            events: [{ kind: 'regraded', at: now, grading: attempt.gradings + 1, reason: command.reason }],
            receipts: [],
          })
        : decide(attempt, command, now),
  }),
  bug(liveTouched, 'the sweeper closes by the deadline on its list', {
    sweep: ({ deadlineAt }, now) => (deadlineAt !== null && now >= deadlineAt ? 'close-now' : 'nothing'),
  }),
  bug(liveTouched, 'an edit of the bank changes the question that is being answered', { editReachesAttempt: true }),
  bug('this design', 'an event may leave before it is on the disk', {
    nextBatch: (outbox, now) => nextBatch({ ...outbox, durable: false }, now),
    restore: (snapshot) => {
      const outbox = restoreOutbox(snapshot)
      return outbox && { ...outbox, nextSequence: outbox.nextSequence - 1_000 }
    },
  }),
  bug('this design', 'typing replaces what may be on the server', {
    enqueue: (outbox, content, id, madeAt) =>
      enqueue({ ...outbox, pending: outbox.pending.map((p) => ({ ...p, sent: false })) }, content, id, madeAt),
  }),
  bug('this design', 'a repeat is stored again', { known: () => new Set() }),
  bug('this design', "the device's clock decides the deadline", {
    decide: (attempt, command, now) => {
      const claims = command.kind === 'save' ? command.events.map(({ madeAt }) => madeAt) : []
      return decide(attempt, command, instant(Math.max(now, ...claims)))
    },
  }),
]

const asOfToday = (command: Command, epoch: number): Command =>
  command.kind === 'save' ? { ...command, events: command.events.map((event) => ({ ...event, epoch })) } : command
