import { type Interval, parseProportion, wilson } from '@cadre/evidence'
import type { Prediction } from './history.ts'

/** A review with how late it came: days after the day it was due, negative when early. */
export type TimedPrediction = Prediction & { readonly daysLate: number }

export type LatenessRow = {
  readonly lateness: string
  readonly n: number
  readonly predicted: number
  readonly recalled: number
  readonly actual: number
  readonly interval: Interval
  /** Whether the mean prediction lies outside the interval of what happened. */
  readonly off: 'over-confident' | 'under-confident' | null
}

/** Upper ends in days, exclusive. */
const buckets: readonly (readonly [name: string, below: number])[] = [
  ['early', 0],
  ['on time', 1],
  ['1-2 days late', 3],
  ['3-6 days late', 7],
  ['7-13 days late', 14],
  ['14 days late or more', Infinity],
]

/**
 * Whether predicted recall comes true, by how late the review was: mean prediction against the share recalled, with its n
 * and Wilson interval. Models of this family are over-confident when reviews come more than two weeks late; a table that
 * mixes late with punctual reviews hides it. Buckets without reviews are left out.
 */
export function calibrationByLateness(predictions: readonly TimedPrediction[]): LatenessRow[] {
  return buckets.flatMap(([lateness, below], i) => {
    const from = buckets[i - 1]?.[1] ?? -Infinity
    const rows = predictions.filter((p) => p.daysLate >= from && p.daysLate < below)
    const n = rows.length
    const recalled = rows.filter((p) => p.recalled).length
    const proportion = parseProportion(recalled, n)
    if (!proportion.ok) return []
    const predicted = rows.reduce((sum, p) => sum + p.predicted, 0) / n
    const interval = wilson(proportion.value)
    const off = predicted > interval.hi ? 'over-confident' : predicted < interval.lo ? 'under-confident' : null
    return [{ lateness, n, predicted, recalled, actual: recalled / n, interval, off }]
  })
}
