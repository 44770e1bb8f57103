import type { DomainForecast } from './domain-forecast.ts'

/** Where an hour of a trainer helps most, and what it adds to the chance of passing. */
export type Help = { readonly key: string; readonly name: string; readonly gain: number }

type Asked = {
  /** What a logit more in each domain adds to the chance. */
  readonly sensitivity: readonly number[]
  readonly logitsPerHour: number
}

/**
 * An hour with a trainer counted as an hour of study that goes wholly into the one domain where it moves the chance most: spread over
 * the exam it raises every domain by `logitsPerHour`, put into one it raises that by as much more as the domain is a part of the
 * exam. gain = dP/dtheta_d x logitsPerHour / weight_d. That a trainer teaches better than a book is not counted: nobody measured by
 * how much here. Null: no hour adds anything.
 */
export function helpFrom(domains: readonly DomainForecast[], { sensitivity, logitsPerHour }: Asked): Help | null {
  const total = domains.reduce((sum, { weight }) => sum + weight, 0)
  const helps = domains.flatMap(({ key, name, weight }, d): Help[] =>
    weight > 0 ? [{ key, name, gain: ((sensitivity[d] ?? 0) * logitsPerHour * total) / weight }] : [],
  )
  const [best] = helps.toSorted((a, b) => b.gain - a.gain)
  return best && best.gain > 0 ? best : null
}
