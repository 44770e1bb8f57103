import type { ConsolePoll } from './use-console.ts'

/** What comes next for a question: ask it, close it, reveal its answer. */
export function actOn({ phase }: Pick<ConsolePoll, 'phase'>): { command: 'open' | 'close' | 'reveal'; words: string } {
  if (phase === 'waiting') return { command: 'open', words: 'Ask' }
  if (phase === 'open') return { command: 'close', words: 'Close' }
  return { command: 'reveal', words: 'Reveal' }
}
