/** `revealed`: the key and the reasons are shown to everybody. */
export const pollPhases = ['waiting', 'open', 'closed', 'revealed'] as const
export type PollPhase = (typeof pollPhases)[number]
export const pollCommands = ['open', 'close', 'reveal'] as const
export type PollCommand = (typeof pollCommands)[number]

/**
 * Every phase against every command; null: refused. Once the key was seen no answer is taken any more: what is revealed
 * stays so. A question that nobody was asked can be revealed at once, to talk about it.
 */
export const pollRules: Readonly<Record<PollPhase, Readonly<Record<PollCommand, PollPhase | null>>>> = {
  waiting: { open: 'open', close: null, reveal: 'revealed' },
  open: { open: 'open', close: 'closed', reveal: 'revealed' },
  closed: { open: 'open', close: 'closed', reveal: 'revealed' },
  revealed: { open: null, close: 'revealed', reveal: 'revealed' },
}
