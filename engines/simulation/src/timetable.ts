import type { SimulationOptions } from './options.ts'

export type SessionKind = 'orientation' | 'domain' | 'review'
/** A live session on a day (0 is the first). `domain` is an index, -1 where the session is about all of them. */
export type SimulatedSession = { readonly day: number; readonly kind: SessionKind; readonly domain: number }

export type Timetable = {
  readonly sessions: readonly SimulatedSession[]
  readonly practiceExamDays: readonly number[]
  readonly examDay: number
}

/**
 * Sessions on the same weekdays every week; the first is orientation with the diagnostic, the last quarter review, and
 * between them the domains one after another by weight. Practice exams are spread over the last 40 % of the
 * programme, the real exam follows three days after its end.
 */
export function timetableOf(options: SimulationOptions): Timetable {
  const count = options.weeks * options.sessionsPerWeek
  const reviewFrom = Math.max(1, Math.round(count * 0.75))
  const sessions = Array.from({ length: count }, (_, at): SimulatedSession => {
    const week = Math.floor(at / options.sessionsPerWeek)
    const day = 7 * week + Math.floor(((at % options.sessionsPerWeek) * 7) / options.sessionsPerWeek)
    if (at === 0) return { day, kind: 'orientation', domain: -1 }
    if (at >= reviewFrom) return { day, kind: 'review', domain: -1 }
    return { day, kind: 'domain', domain: domainAt(options, (at - 0.5) / Math.max(1, reviewFrom - 1)) }
  })
  const lastDay = 7 * options.weeks
  const practiceExamDays = Array.from(
    { length: options.practiceExams },
    (_, k) => Math.floor(lastDay * (0.6 + (0.4 * (k + 1)) / options.practiceExams)) - 2,
  ).map((day) => Math.max(0, day))
  return { sessions, practiceExamDays, examDay: lastDay + 3 }
}

/** The domain that the share of the way through the content falls into. */
function domainAt({ domains }: SimulationOptions, share: number): number {
  const sum = domains.reduce((total, { weight }) => total + weight, 0)
  let upTo = 0
  const found = domains.findIndex(({ weight }) => (upTo += weight / sum) > share)
  return found < 0 ? domains.length - 1 : found
}
