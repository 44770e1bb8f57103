import type { Instant, Zone } from '@cadre/kernel'
import { instant } from '@cadre/kernel'
import { property } from './content-line.ts'
import type { ContentLine } from './content-line.ts'
import { vtimezone } from './vtimezone.ts'

const productId = '-//Cadre//Cohort calendar//EN'

type Span = { readonly start: Instant; readonly end: Instant; readonly zone: Zone }

type CalendarObject = {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  /** Properties of the calendar itself. */
  readonly about: readonly ContentLine[]
  /** When and where the events are: which zones must be explained, and for which years. */
  readonly spans: readonly Span[]
  /** The properties of each event. */
  readonly events: readonly (readonly ContentLine[])[]
}

/** A whole iCalendar object with one VTIMEZONE for each zone that it names. */
export const calendarLines = ({ method, about, spans, events }: CalendarObject): readonly ContentLine[] => [
  'BEGIN:VCALENDAR',
  property('VERSION', '2.0'),
  property('PRODID', productId),
  property('CALSCALE', 'GREGORIAN'),
  property('METHOD', method),
  ...about,
  ...[...Map.groupBy(spans, (span) => span.zone)].flatMap(([zone, inZone]) => {
    const from = instant(inZone.reduce((first, span) => Math.min(first, span.start), Infinity))
    const to = instant(inZone.reduce((last, span) => Math.max(last, span.end), -Infinity))
    return vtimezone(zone, from, to)
  }),
  ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
  'END:VCALENDAR',
]
