import { addDays, addMonths, type PlainDate } from '@cadre/kernel'

/** A vendor's rule for sitting an exam again. */
export type RetakeRule = {
  /** Days to wait after the first, second … attempt since the last pass; the last goes on for those after it. */
  readonly days: readonly number[]
  /** Attempts in any twelve months, at most; null: as many as the days allow. */
  readonly inTwelveMonths: number | null
}

/** One sitting that counts for the clock. */
export type Sitting = { readonly satOn: PlainDate; readonly passed: boolean }

export type RetakeClock = {
  /** Attempts since the last pass, in all. */
  readonly attempts: number
  /** The first day on which the vendor lets the person sit again; null: nothing stands against any day. */
  readonly earliest: PlainDate | null
}

const noClock: RetakeClock = { attempts: 0, earliest: null }
const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)

/**
 * When somebody may sit again. A pass ends the count; what came before it no longer holds anybody back.
 * The window of twelve months slides: the attempt that is too many for it waits until the oldest in it is a year old.
 * @param rules several where sources disagree: the strictest holds, for an exam that is turned away costs its fee.
 */
export function retakeClock(rules: readonly RetakeRule[], sittings: readonly Sitting[]): RetakeClock {
  const inOrder = sittings.toSorted((a, b) => (a.satOn < b.satOn ? -1 : 1))
  const since = inOrder.slice(inOrder.findLastIndex(({ passed }) => passed) + 1)
  if (since.length === 0) return noClock
  const dates = since.map(({ satOn }) => satOn)
  const earliest = rules.map((rule) => earliestBy(rule, dates)).reduce<PlainDate | null>(latest, null)
  return { attempts: since.length, earliest }
}

const latest = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null ? b : b === null ? a : later(a, b)

function earliestBy({ days, inTwelveMonths }: RetakeRule, dates: readonly PlainDate[]): PlainDate | null {
  const last = dates.at(-1)
  const wait = days[Math.min(dates.length, days.length) - 1]
  if (last === undefined) return null
  const afterWait = wait === undefined ? last : addDays(last, wait)
  const oldest = inTwelveMonths === null ? undefined : dates.at(-inTwelveMonths)
  return oldest === undefined ? afterWait : later(afterWait, addMonths(oldest, 12))
}
