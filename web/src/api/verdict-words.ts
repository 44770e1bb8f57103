import type { readinessVerdicts } from '@cadre/contracts'

export type Verdict = (typeof readinessVerdicts)[number]
type Called = { readonly tone: 'good' | 'warn' | 'bad' | 'calm'; readonly words: string }

/** What others are told of somebody's readiness, and how it is marked. */
export const verdictCalled: Readonly<Record<Verdict, Called>> = {
  'on-track': { tone: 'good', words: 'On track' },
  'needs-time': { tone: 'warn', words: 'Needs time' },
  'consider-deferring': { tone: 'bad', words: 'Consider deferring' },
  'not-known': { tone: 'calm', words: 'Not enough data yet' },
}

export type VerdictCounts = {
  readonly onTrack: number
  readonly needsTime: number
  readonly considerDeferring: number
  readonly notKnown: number
}

/** Counts in the order in which they are drawn, the best first; who is not there is left out. */
export const countedVerdicts = (counts: VerdictCounts) =>
  (
    [
      ['on-track', counts.onTrack],
      ['needs-time', counts.needsTime],
      ['consider-deferring', counts.considerDeferring],
      ['not-known', counts.notKnown],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => ({ ...verdictCalled[verdict], count }))
