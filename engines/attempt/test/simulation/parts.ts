import type { Instant } from '@cadre/kernel'
import {
  classifyReply,
  currentAnswers,
  decide,
  enqueue,
  nextBatch,
  type Outbox,
  type RawReply,
  type Reply,
  restoreOutbox,
  saveState,
  settle,
} from '@cadre/attempt'

/** What a device is told from the side. It may lie, and nothing may hang on it. */
export type Hints = { readonly onLine: boolean }

/** A background job's view of an attempt: what it had read when it made its list. */
export type Listed = { readonly deadlineAt: Instant | null }

/** Everything the simulation runs, each part in its own place, so that a planted bug is one part exchanged. */
export type Parts = {
  readonly decide: typeof decide
  readonly currentAnswers: typeof currentAnswers
  /** Which of these ids the log has. */
  readonly known: (ids: readonly string[], log: ReadonlySet<string>) => ReadonlySet<string>
  /** Commit and reply in their order; a crash may come between. */
  readonly finish: (commit: () => void, crash: () => boolean, reply: () => void) => void
  readonly enqueue: typeof enqueue
  readonly nextBatch: typeof nextBatch
  readonly settle: typeof settle
  readonly saveState: typeof saveState
  readonly classify: (raw: RawReply, now: Instant, outbox: Outbox) => Reply
  readonly restore: typeof restoreOutbox
  /** Whether to try sending at all. */
  readonly mayTry: (hints: Hints) => boolean
  /** By which way the timer's end reaches the server. */
  readonly autoSubmitThrough: 'outbox' | 'own-request'
  /** What the sweeper asks of the attempt, from the list it made earlier. */
  readonly sweep: (listed: Listed, now: Instant) => 'sweep' | 'nothing' | 'close-now' | 'finalise-now'
  /** Whether an edit of the bank's question reaches the copy an attempt has. */
  readonly editReachesAttempt: boolean
}

export const soundParts: Parts = {
  decide,
  currentAnswers,
  known: (ids, log) => new Set(ids.filter((id) => log.has(id))),
  finish(commit, crash, reply) {
    if (crash()) return
    commit()
    if (crash()) return
    reply()
  },
  enqueue,
  nextBatch,
  settle,
  saveState,
  classify: (raw, now) => classifyReply(raw, now),
  restore: restoreOutbox,
  mayTry: () => true,
  autoSubmitThrough: 'outbox',
  sweep: () => 'sweep',
  editReachesAttempt: false,
}
