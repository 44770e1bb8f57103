import { takesPlace, type PlannedSession } from '@cadre/calendar'
import type { Instant } from '@cadre/kernel'

/** How far a cohort has come, and what is next. */
export type Progress = {
  readonly sessions: number
  readonly done: number
  readonly next: Pick<PlannedSession, 'key' | 'title' | 'start' | 'end'> | null
}

/** Of one cohort whose sessions are at hand; of many, the store counts (`progressByCohort`) by the same rule. */
export function progressOf(sessions: readonly PlannedSession[], now: Instant): Progress {
  const counted = sessions.filter(({ state }) => takesPlace(state))
  const ahead = counted.filter(({ state, end }) => state === 'planned' && end > now)
  const next = ahead.reduce<PlannedSession | null>(
    (first, each) => (first && first.start <= each.start ? first : each),
    null,
  )
  return {
    sessions: counted.length,
    done: counted.filter(({ end }) => end <= now).length,
    next: next && { key: next.key, title: next.title, start: next.start, end: next.end },
  }
}
