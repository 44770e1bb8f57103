import { expectOk, type Instant, instant, parsePlainDate, parseZone, type PlainDate, type Zone } from '@cadre/kernel'
import type { Span } from './moment.ts'

/** Instants and zones as the API writes them, as the values that screens show. The server promises that they are valid. */
export const instantAt = (iso: string): Instant => instant(Date.parse(iso))
export const zoneNamed = (name: string): Zone => expectOk(parseZone(name))

/** What `WhenBoth` shows of a session: its span, and the zone it was agreed in. */
export const momentOf = (
  { start, end }: { readonly start: string; readonly end?: string },
  zone: string,
): { span: Span; agreedIn: Zone } => ({
  span: { from: instantAt(start), ...(end === undefined ? {} : { until: instantAt(end) }) },
  agreedIn: zoneNamed(zone),
})

/** A date as a field holds it; null while it is empty or half typed. */
export function parsedDate(text: string): PlainDate | null {
  const parsed = parsePlainDate(text)
  return parsed.ok ? parsed.value : null
}
