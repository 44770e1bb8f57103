export const checkpointKinds = ['diagnostic', 'quiz', 'practice-exam', 'retention'] as const
export type CheckpointKind = (typeof checkpointKinds)[number]

export const conditions = ['open', 'exam'] as const
/** `exam`: timed, one sitting, closed book. `open`: none of these is demanded. */
export type Conditions = (typeof conditions)[number]

/** An assessment that the plan demands. */
export type Checkpoint = {
  readonly key: string
  readonly title: string
  readonly kind: CheckpointKind
  readonly when: CheckpointTiming
  readonly questions: number
  readonly minutes: number
  readonly conditions: Conditions
  /** Questions by domain key; empty when the mix is left open, else they sum to `questions`. */
  readonly questionsByDomain: Readonly<Record<string, number>>
  readonly note?: string
}

export type CheckpointTiming =
  /** Sat live, inside the session. */
  | { readonly at: 'in-session'; readonly session: string }
  /** Taken on one's own after `session`, and before `dueBefore` where that is named. */
  | { readonly at: 'after-session'; readonly session: string; readonly dueBefore?: string }
  /** Taken on one's own `days` after the real exam: what was retained. */
  | { readonly at: 'days-after-exam'; readonly days: number }
