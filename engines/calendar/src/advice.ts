import type { PlainDate, PlainTime, Zone } from '@cadre/kernel'

/** Said, never forbidden. */
export type Advice =
  | { readonly kind: 'group-size'; readonly participants: number; readonly from: number; readonly to: number }
  | { readonly kind: 'weeks'; readonly weeks: number; readonly from: number; readonly to: number }
  | { readonly kind: 'sessions-per-week'; readonly perWeek: number; readonly usual: number }
  | { readonly kind: 'session-length'; readonly sessions: readonly string[]; readonly usual: number }
  /** From this date on, people of this zone see the sessions at another wall time: the zones change clocks on different days. */
  | {
      readonly kind: 'local-time-changes'
      readonly zone: Zone
      readonly people: readonly string[]
      readonly from: PlainDate
      readonly was: PlainTime
      readonly becomes: PlainTime
    }

/** The recommended cohort (mission K1): people, weeks by level, two sessions of 90 minutes a week. */
export const recommended = {
  participants: { from: 3, to: 6 },
  weeks: { foundation: { from: 4, to: 6 }, advanced: { from: 8, to: 10 } },
  sessionsPerWeek: 2,
  sessionMinutes: 90,
} as const
