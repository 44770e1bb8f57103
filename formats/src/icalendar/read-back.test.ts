import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { expectOk, instant, parseZone } from '@cadre/kernel'
import type { Instant, Zone } from '@cadre/kernel'
import type { CalendarEvent } from './event.ts'
import { writeFeed } from './feed.ts'
import type { CalendarFeed } from './feed.ts'
import { methodOf, writeInvitation } from './invitation.ts'

const zone = (name: string): Zone => expectOk(parseZone(name))
const newYork = zone('America/New_York')
const hour = 3_600_000

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'ses_01@cadre.example',
  sequence: 0,
  start: instant(Date.UTC(2027, 0, 12, 22)),
  end: instant(Date.UTC(2027, 0, 12, 23, 30)),
  zone: newYork,
  summary: 'Modeling: built-in algorithms, part 1; "why B, not C"',
  description:
    'Bring the lab notes.\nRoom: Größe 🎓 – and a line long enough to be folded more than once, in every language.',
  location: 'Main office, room 4',
  url: 'https://cadre.example/sessions/1?a=b&c=d',
  joinUrl: 'https://meet.example/abc',
  categories: ['MLS-C01', 'Cohort 3, spring'],
  status: 'CONFIRMED',
  created: instant(Date.UTC(2026, 10, 22, 9)),
  lastModified: instant(Date.UTC(2026, 10, 23, 9)),
  alarms: [1440],
  ...more,
})
const organizer = { name: 'Ann "Coach" O’Neil; lead', email: 'ann@agency.example' }
const feed = (events: readonly CalendarEvent[], more: Partial<CalendarFeed> = {}): CalendarFeed => ({
  name: 'MLS-C01, cohort 3',
  description: '',
  organizer,
  source: 'https://cadre.example/feeds/secret.ics',
  refreshMinutes: 360,
  lastModified: instant(Date.UTC(2026, 10, 23, 9)),
  stamp: instant(Date.UTC(2026, 10, 24, 9)),
  events,
  ...more,
})

/** What a calendar that knows nothing of IANA reads: only the VTIMEZONEs of the file count. */
function read(source: string) {
  const calendar = new ICAL.Component(ICAL.parse(source))
  const zones = calendar.getAllSubcomponents('vtimezone').map((component) => new ICAL.Timezone(component))
  const instantOf = (vevent: ICAL.Component, name: string): number => {
    const read = vevent.getFirstProperty(name)
    const time = read?.getFirstValue() as ICAL.Time
    const tzid = read?.getFirstParameter('tzid')
    const found = zones.find((z) => z.tzid === tzid)
    if (tzid && !found) throw new Error(`no VTIMEZONE for ${tzid}`)
    if (found) time.zone = found
    return time.toUnixTime() * 1000
  }
  const events = calendar.getAllSubcomponents('vevent').map((vevent) => ({
    uid: vevent.getFirstPropertyValue('uid'),
    sequence: vevent.getFirstPropertyValue('sequence'),
    start: instantOf(vevent, 'dtstart'),
    end: instantOf(vevent, 'dtend'),
    summary: vevent.getFirstPropertyValue('summary'),
    description: vevent.getFirstPropertyValue('description'),
    location: vevent.getFirstPropertyValue('location'),
    url: vevent.getFirstPropertyValue('url'),
    status: vevent.getFirstPropertyValue('status'),
    categories: vevent.getFirstProperty('categories')?.getValues(),
    attendees: vevent.getAllProperties('attendee').map((a) => [a.getFirstValue(), a.getFirstParameter('cn')]),
    alarms: vevent.getAllSubcomponents('valarm').length,
  }))
  return { calendar, events, method: calendar.getFirstPropertyValue('method') }
}

describe('X2 a feed read back by ical.js', () => {
  test('says what was written, to the character and the instant', () => {
    const written = event()
    const { events, method, calendar } = read(writeFeed(feed([written])))
    expect(method).toBe('PUBLISH')
    // ical.js 2.2 has no type for NAME (RFC 7986) and hands out its escaped form.
    expect(calendar.getFirstPropertyValue('name')).toBe('MLS-C01\\, cohort 3')
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT360M')
    const { uid, sequence, start, end, summary, description, location, url, status, categories } = written
    expect(events).toEqual([
      { uid, sequence, start, end, summary, description, location, url, status, categories, attendees: [], alarms: 1 },
    ])
  })
  test('a moved session keeps its UID and has a higher SEQUENCE; a cancelled one stays, cancelled, without alarm', () => {
    const moved = event({
      sequence: 1,
      start: instant(event().start + 24 * hour),
      end: instant(event().end + 24 * hour),
    })
    const cancelled = event({ uid: 'ses_02@cadre.example', sequence: 3, status: 'CANCELLED' })
    const { events } = read(writeFeed(feed([moved, cancelled])))
    expect(events.map((e) => [e.uid, e.sequence, e.status, e.alarms])).toEqual([
      ['ses_01@cadre.example', 1, 'CONFIRMED', 1],
      ['ses_02@cadre.example', 3, 'CANCELLED', 0],
    ])
    expect(events[0]?.start).toBe(event().start + 24 * hour)
  })
  test('the same arguments give the same bytes, and a feed without events is a calendar all the same', () => {
    expect(writeFeed(feed([event()]))).toBe(writeFeed(feed([event()])))
    expect(read(writeFeed(feed([]))).events).toEqual([])
  })
  test('nothing that people typed can add a property', () => {
    const attack = 'x\r\nATTENDEE:mailto:evil@example.com\nBEGIN:VALARM'
    const hostile = event({
      uid: attack,
      summary: attack,
      description: attack,
      location: attack,
      url: attack,
      joinUrl: attack,
    })
    const written = writeFeed(
      feed([hostile], { name: attack, source: attack, organizer: { name: attack, email: attack } }),
    )
    const { events } = read(written)
    expect(events[0]?.attendees).toEqual([])
    expect(events[0]?.alarms).toBe(1)
    expect(events[0]?.summary).toBe(attack.replaceAll('\r\n', '\n'))
  })
})

describe('X2 invitations read back by ical.js', () => {
  const attendees = [
    { name: 'Ann', email: 'ann@agency.example', role: 'CHAIR' },
    { name: 'Bob, "the 2nd"', email: 'bob@agency.example', role: 'REQ-PARTICIPANT' },
  ] as const
  const stamp = instant(Date.UTC(2026, 10, 24, 9))
  const written = (kind: 'request' | 'cancel' | 'uninvite') =>
    read(writeInvitation({ kind, event: event({ sequence: 2 }), organizer, attendees, stamp }))

  test('a request names organizer and attendees', () => {
    const { method, events, calendar } = written('request')
    expect([method, methodOf('request')]).toEqual(['REQUEST', 'REQUEST'])
    expect(events[0]?.attendees).toEqual([
      ['mailto:ann@agency.example', 'Ann'],
      ['mailto:bob@agency.example', 'Bob, "the 2nd"'],
    ])
    const organizerLine = calendar.getFirstSubcomponent('vevent')?.getFirstProperty('organizer')
    expect([organizerLine?.getFirstValue(), organizerLine?.getFirstParameter('cn')]).toEqual([
      'mailto:ann@agency.example',
      organizer.name,
    ])
  })
  test('a cancellation says CANCELLED with the same UID; leaving people out says no status', () => {
    const cancelled = written('cancel')
    expect([cancelled.method, cancelled.events[0]?.status, cancelled.events[0]?.sequence]).toEqual([
      'CANCEL',
      'CANCELLED',
      2,
    ])
    const uninvited = written('uninvite')
    expect([uninvited.method, uninvited.events[0]?.status]).toEqual(['CANCEL', null])
    expect(uninvited.events[0]?.uid).toBe(cancelled.events[0]?.uid)
  })
})

describe('R-07 a calendar read back holds the same instants', () => {
  const zones = [
    'America/New_York',
    'America/Sao_Paulo',
    'America/Santiago',
    'America/Vancouver',
    'Europe/London',
    'Europe/Berlin',
    'Africa/Casablanca',
    'Africa/Cairo',
    'Asia/Kolkata',
    'Asia/Gaza',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
  ].map(zone)

  const at = (day: Temporal.PlainDate, timeZone: Zone, plainTime: string): Instant =>
    instant(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds)
  /** Weekly or every other week from 2025 to 2035, in the evening. */
  const evenings = (z: Zone, everyWeeks: number): Instant[] =>
    Array.from({ length: 572 / everyWeeks }, (_, i) =>
      at(Temporal.PlainDate.from('2025-01-07').add({ weeks: i * everyWeeks }), z, '17:00'),
    )
  /** The nights before, of and after every change of offset. */
  function nights(z: Zone): Instant[] {
    const found: Instant[] = []
    let here = Temporal.ZonedDateTime.from(`2025-01-01T00:00[${z}]`)
    for (;;) {
      const next = here.getTimeZoneTransition('next')
      if (!next || next.year > 2035) return found
      for (const days of [-1, 0, 1]) {
        for (const time of ['00:30', '02:30', '23:30']) found.push(at(next.toPlainDate().add({ days }), z, time))
      }
      here = next
    }
  }
  const cases = zones.flatMap((z) => [1, 2].map((everyWeeks) => ({ z, everyWeeks })))
  test.each(cases)(
    '$z every $everyWeeks week(s), in the evening and in the night of the change',
    ({ z, everyWeeks }) => {
      const starts = [...evenings(z, everyWeeks), ...nights(z)]
      const events = starts.map((start, i) =>
        event({ uid: `s${i}@x`, zone: z, start, end: instant(start + 1.5 * hour), alarms: [] }),
      )
      const back = read(writeFeed(feed(events))).events
      expect(back.map((e) => [e.start, e.end])).toEqual(events.map((e) => [e.start, e.end]))
    },
  )
})
