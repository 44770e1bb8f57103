import { instant } from '@cadre/kernel'
import type { Instant, Zone } from '@cadre/kernel'
import type { LocalMs } from './civil.ts'

/**
 * A zone's changes of offset as sorted numbers, read once from the runtime's tz data through Temporal, so that placing a
 * session costs a binary search instead of Temporal objects (3 microseconds each). Correct from `firstYear` up to
 * `lastYear`; outside, every call asks Temporal itself.
 */
type ZoneOffsets = {
  /** Instants at which the offset changes. */
  readonly at: readonly number[]
  /** Offset in ms before the first change, then after each: one longer than `at`. */
  readonly offsets: readonly number[]
  /** Wall time from which `compatible` uses the next offset: change + the greater of both offsets. Rising. */
  readonly localFrom: readonly number[]
}

/** `gap`: the wall time does not exist that day; `overlap`: it exists twice. */
export type Disambiguation = 'exact' | 'gap' | 'overlap'

const firstYear = 2000
const lastYear = 2060
const coveredFrom = Date.UTC(firstYear, 0, 1)
const coveredTo = Date.UTC(lastYear + 1, 0, 1)

const read = (zone: Zone): ZoneOffsets => {
  const at: number[] = []
  let here = Temporal.Instant.fromEpochMilliseconds(coveredFrom).toZonedDateTimeISO(zone)
  const offsets = [here.offsetNanoseconds / 1e6]
  const localFrom: number[] = []
  for (;;) {
    const next = here.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds >= coveredTo) return { at, offsets, localFrom }
    const before = offsets[offsets.length - 1] ?? 0
    const after = next.offsetNanoseconds / 1e6
    at.push(next.epochMilliseconds)
    offsets.push(after)
    localFrom.push(next.epochMilliseconds + Math.max(before, after))
    here = next
  }
}

/** A pure function of the runtime's tz data, kept because every cohort of a zone asks for the same. At most one entry a zone. */
const known = new Map<Zone, ZoneOffsets>()
const offsetsOf = (zone: Zone): ZoneOffsets => {
  const found = known.get(zone)
  if (found) return found
  const fresh = read(zone)
  known.set(zone, fresh)
  return fresh
}

/** How many of the sorted numbers are at most `x`. */
const countUpTo = (sorted: readonly number[], x: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) <= x) low = middle + 1
    else high = middle
  }
  return low
}

const day = 86_400_000
const isCovered = (ms: number): boolean => ms >= coveredFrom + 2 * day && ms < coveredTo - 2 * day

/**
 * The instant of a wall time in a zone under the policy `compatible` (RFC 5545 section 3.3.5 and Temporal): a wall time that
 * a change of offset skips moves later by the length of the gap; of one that occurs twice, the first is meant.
 */
export function instantOf(local: LocalMs, zone: Zone): Instant {
  if (!isCovered(local)) return instant(plainOf(local).toZonedDateTime(zone).epochMilliseconds)
  const { offsets, localFrom } = offsetsOf(zone)
  return instant(local - (offsets[countUpTo(localFrom, local)] ?? 0))
}

/** The wall time that a clock in the zone shows at an instant. */
export function localAt(at: Instant, zone: Zone): LocalMs {
  if (!isCovered(at)) {
    return at + Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
  }
  const known = offsetsOf(zone)
  return at + (known.offsets[countUpTo(known.at, at)] ?? 0)
}

/** Whether a wall time exists once, not at all, or twice in a zone: where `compatible` had to choose, people must be told. */
export function disambiguationOf(local: LocalMs, zone: Zone): Disambiguation {
  const at = instantOf(local, zone)
  if (localAt(at, zone) !== local) return 'gap'
  const later = instant(at + 3 * 3_600_000)
  const lost = localAt(at, zone) - at - (localAt(later, zone) - later)
  return lost > 0 && localAt(instant(at + lost), zone) === local ? 'overlap' : 'exact'
}

const plainOf = (local: LocalMs): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
