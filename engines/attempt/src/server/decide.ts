import { type Instant, ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { type Attempt, deadlineOf, type Phase } from './attempt.ts'
import { type AttemptEvent, applyAll, deadlineNow } from './attempt-event.ts'
import type { AttemptRefusal, Command, CommandKind, Decision } from './command.ts'
import { dueEvents, finalise } from './finalise.ts'
import { standingOf } from './standing.ts'
import { storeEvents } from './store-events.ts'

type Outcome = Ok<Decision> | AttemptRefusal
type Rule<K extends CommandKind> = (attempt: Attempt, command: Extract<Command, { kind: K }>, now: Instant) => Outcome
type Row = { readonly [K in CommandKind]: Rule<K> }

const done = (...events: readonly AttemptEvent[]): Outcome => ok({ events, receipts: [] })
const nothing = (): Outcome => done()

type Plain = Exclude<AttemptRefusal['code'], 'attempt.fenced' | 'attempt.bad-extra-time'>
const no =
  (code: Plain) =>
  (attempt: Attempt, _command: unknown, now: Instant): Refusal<Plain, { standing: ReturnType<typeof standingOf> }> =>
    refuse(code, { standing: standingOf(attempt, now) })

const start: Rule<'start'> = (attempt, { writer, declared }, now) => {
  const deadlineAt = deadlineOf(attempt.terms, now, attempt.extraMs)
  if (deadlineAt !== null && deadlineAt <= now) return no('attempt.window-over')(attempt, null, now)
  return done({ kind: 'started', at: now, writer, deadlineAt, declared })
}

/** A start whose reply was lost is answered like the first; another device must take the pen instead. */
const startAgain: Rule<'start'> = (attempt, { writer }, now) =>
  attempt.writer === writer ? done() : no('attempt.already-started')(attempt, null, now)

/** Only who has seen the present epoch may take the pen, so that a delayed repeat of an old request takes nothing. */
const take: Rule<'take'> = (attempt, { writer, from }, now) => {
  if (attempt.writer === writer && from <= attempt.epoch) return done()
  if (from !== attempt.epoch) return refuse('attempt.fenced', { standing: standingOf(attempt, now), known: [] })
  return done({ kind: 'pen-taken', at: now, epoch: attempt.epoch + 1, writer })
}

/** Extra time never closes at once what it should prolong, and never goes below none. */
const accommodate: Rule<'accommodate'> = (attempt, { extraMs, reason }, now) => {
  const inAll = attempt.extraMs + extraMs
  const deadlineAt = deadlineNow(attempt, inAll)
  if (!Number.isSafeInteger(extraMs) || inAll < 0 || (deadlineAt !== null && deadlineAt <= now))
    return refuse('attempt.bad-extra-time', { extraMs, granted: attempt.extraMs })
  return done({ kind: 'accommodated', at: now, extraMs: inAll, deadlineAt, reason })
}

/** What only the time has closed, time can open again; what a taker or a proctor ended stays ended. */
const accommodateClosed: Rule<'accommodate'> = (attempt, command, now) =>
  attempt.cause === 'timed-out' ? accommodate(attempt, command, now) : no('attempt.over')(attempt, null, now)

const close: Rule<'close'> = (attempt, _, now) =>
  done(...finalise(attempt, { cause: 'closed-by-proctor', closedAt: now, delivered: false }, now))

const regrade: Rule<'regrade'> = (attempt, { reason }, now) =>
  done({ kind: 'regraded', at: now, grading: attempt.gradings + 1, reason })

const annul: Rule<'void'> = (_, { reason }, now) => done({ kind: 'voided', at: now, reason })

/** Every phase against every command. */
export const rules: { readonly [P in Phase]: Row } = {
  'not-started': {
    start,
    take: no('attempt.not-started'),
    save: no('attempt.not-started'),
    upload: no('attempt.not-started'),
    accommodate,
    close: no('attempt.not-started'),
    sweep: nothing,
    regrade: no('attempt.still-live'),
    void: annul,
  },
  open: {
    start: startAgain,
    take,
    save: storeEvents,
    upload: storeEvents,
    accommodate,
    close,
    sweep: nothing,
    regrade: no('attempt.still-live'),
    void: annul,
  },
  closed: {
    start: startAgain,
    take: no('attempt.over'),
    save: storeEvents,
    upload: storeEvents,
    accommodate: accommodateClosed,
    close: nothing,
    sweep: nothing,
    regrade: no('attempt.still-live'),
    void: annul,
  },
  finalised: {
    start: startAgain,
    take: no('attempt.over'),
    save: storeEvents,
    upload: storeEvents,
    accommodate: no('attempt.over'),
    close: nothing,
    sweep: nothing,
    regrade,
    void: annul,
  },
  voided: {
    start: no('attempt.voided'),
    take: no('attempt.voided'),
    save: storeEvents,
    upload: storeEvents,
    accommodate: no('attempt.voided'),
    close: no('attempt.voided'),
    sweep: nothing,
    regrade: no('attempt.voided'),
    void: nothing,
  },
}

/**
 * Decides one command on one attempt: what to append to its log and change in its row, and what to answer. Deterministic, and O(size of
 * the command), whatever came before. What time has made due at `now` is part of every decision, so it never matters when a sweeper ran.
 *
 * The caller locks the row, looks up which sent ids the log knows, decides, writes `decision.events`, saves `applyAll(attempt, events)`
 * and commits; only then may the receipts leave.
 * @param now the server's clock, never the device's (I4).
 */
export function decide(stored: Attempt, command: Command, now: Instant): Outcome {
  const due = dueEvents(stored, now)
  const attempt = applyAll(stored, due)
  const outcome = ruled(attempt, command, now)
  return outcome.ok ? ok({ events: [...due, ...outcome.value.events], receipts: outcome.value.receipts }) : outcome
}

function ruled(attempt: Attempt, command: Command, now: Instant): Outcome {
  const row = rules[attempt.phase]
  switch (command.kind) {
    case 'start':
      return row.start(attempt, command, now)
    case 'take':
      return row.take(attempt, command, now)
    case 'save':
      return row.save(attempt, command, now)
    case 'upload':
      return row.upload(attempt, command, now)
    case 'accommodate':
      return row.accommodate(attempt, command, now)
    case 'close':
      return row.close(attempt, command, now)
    case 'sweep':
      return row.sweep(attempt, command, now)
    case 'regrade':
      return row.regrade(attempt, command, now)
    case 'void':
      return row.void(attempt, command, now)
  }
}
