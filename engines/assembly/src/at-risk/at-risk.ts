import { daysBetween, type PlainDate } from '@cadre/kernel'

/** One way to support a person, and the probability of passing without and with it (from the readiness forecast). */
export type Support = {
  readonly name: string
  /** Above 0. */
  readonly trainerHours: number
  readonly passNow: number
  readonly passThen: number
}

export type Standing = {
  readonly learner: string
  /** Sessions missed without an excuse. */
  readonly absences: number
  /** The latest day with any practice; the day of joining for someone who never practised. */
  readonly lastPractice: PlainDate
  readonly missedCheckpoints: number
  /** The probability of passing on the exam's day as forecast today, and the upper end of its 80% interval; left out while there is none. */
  readonly forecast?: { readonly probability: number; readonly high: number }
  /** Empty while there is no forecast. */
  readonly support: readonly Support[]
}

export type Reason =
  | { readonly kind: 'absences'; readonly count: number }
  | { readonly kind: 'no-practice'; readonly days: number }
  | { readonly kind: 'missed-checkpoints'; readonly count: number }
  | { readonly kind: 'forecast'; readonly probability: number; readonly high: number }

export type AtRisk = {
  readonly learner: string
  readonly reasons: readonly Reason[]
  /** The support that raises the probability of passing most per hour of the trainer; `null` without a forecast. */
  readonly best: { readonly support: string; readonly gain: number; readonly gainPerHour: number } | null
}

/**
 * Two absences, seven days without practice, one checkpoint missed: rules that a trainer can check by eye. A forecast
 * speaks only where even the upper end of its interval lies below one half: more likely to fail than not, doubt included.
 */
export const usualAlarms = { absences: 2, daysWithoutPractice: 7, missedCheckpoints: 1, passBelow: 0.5 } as const

/**
 * Who is falling behind (K8), most worthwhile first. The plain rules and a forecast below its alarm decide who is on the list; the order is by
 * expected gain in pass probability per trainer hour, gain = passThen - passNow. People without a forecast follow,
 * those with more reasons first.
 *
 * Limits: the gain is a forecast of an effect and not a measured one, so it orders people and says nothing about
 * anybody in particular; reasons such as illness are for the conversation that this list starts.
 */
export function peopleAtRisk(standings: readonly Standing[], today: PlainDate, alarms: Alarms = usualAlarms): AtRisk[] {
  return standings
    .map((standing) => ({
      learner: standing.learner,
      reasons: reasonsOf(standing, today, alarms),
      best: bestSupport(standing.support),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted(
      (a, b) =>
        (b.best?.gainPerHour ?? -1) - (a.best?.gainPerHour ?? -1) ||
        b.reasons.length - a.reasons.length ||
        (a.learner < b.learner ? -1 : 1),
    )
}

export type Alarms = Readonly<Record<keyof typeof usualAlarms, number>>

function reasonsOf(standing: Standing, today: PlainDate, alarms: Alarms): Reason[] {
  const days = daysBetween(standing.lastPractice, today)
  const reasons: Reason[] = []
  if (standing.absences >= alarms.absences) reasons.push({ kind: 'absences', count: standing.absences })
  if (days >= alarms.daysWithoutPractice) reasons.push({ kind: 'no-practice', days })
  if (standing.missedCheckpoints >= alarms.missedCheckpoints) {
    reasons.push({ kind: 'missed-checkpoints', count: standing.missedCheckpoints })
  }
  const { forecast } = standing
  if (forecast !== undefined && forecast.high < alarms.passBelow) reasons.push({ kind: 'forecast', ...forecast })
  return reasons
}

function bestSupport(support: readonly Support[]): AtRisk['best'] {
  const ranked = support
    .map(({ name, trainerHours, passNow, passThen }) => {
      const gain = passThen - passNow
      return { support: name, gain, gainPerHour: gain / trainerHours }
    })
    .toSorted((a, b) => b.gainPerHour - a.gainPerHour)
  return ranked[0] ?? null
}
