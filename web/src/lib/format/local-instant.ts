import { type Instant, instant, type Zone } from '@cadre/kernel'
import { momentIn } from './moment.ts'

/** `YYYY-MM-DDTHH:MM` as a `datetime-local` field holds it, of an instant on a zone's clocks. */
export function localText(zone: Zone, at: Instant): string {
  const { date, time } = momentIn(zone, at)
  return `${date}T${time}`
}

/**
 * The instant at which the zone's clocks show this; null for what is no date and time. Of two such instants (clocks set back) the
 * first; a time that clocks skip is the one an hour later.
 */
export function instantOfLocal(zone: Zone, local: string): Instant | null {
  const wanted = Date.parse(`${local.slice(0, 16)}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) || Number.isNaN(wanted)) return null
  const shownAt = (at: number): number => Date.parse(`${localText(zone, instant(at))}Z`)
  const day = 86_400_000
  // The offsets before and after any change near it.
  const candidates = [wanted - day, wanted + day].map((near) => wanted - (shownAt(near) - near))
  const exact = candidates.filter((at) => shownAt(at) === wanted)
  return instant(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates))
}
