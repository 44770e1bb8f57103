import { parsePlainTime, type Instant, type PlainTime, type Zone } from '@cadre/kernel'

/** The wall time in a zone. */
export function timeIn(zone: Zone, at: Instant): PlainTime {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parsed = parsePlainTime(text.format(at))
  if (!parsed.ok) throw new Error(`no wall time in ${zone}`)
  return parsed.value
}
