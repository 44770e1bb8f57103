import {
  type Clock,
  dateIn,
  expectOk,
  type Instant,
  instant,
  parseZone,
  type PlainDate,
  type Zone,
} from '@cadre/kernel'

/** The browser's clock: the only place of the web app that reads it. */
export const browserClock: Clock = () => instant(Date.now())

export function browserZone(): Zone {
  const named = parseZone(new Intl.DateTimeFormat().resolvedOptions().timeZone)
  return named.ok ? named.value : expectOk(parseZone('UTC'))
}

export const todayIn = (zone: Zone, now: Instant): PlainDate => dateIn(zone, now)

/** The year that goes without saying, `2027`. */
export const thisYear = (): string => String(new Date(browserClock()).getFullYear())
