import { expectOk, parsePlainTime, type PlainDate, type PlainTime, type Zone } from '@cadre/kernel'

export type Preferences = {
  readonly minutesADay: number
  readonly zone: Zone
  readonly mail: boolean
  readonly weekdays: readonly number[]
  readonly at: PlainTime
  readonly quietFrom: PlainTime
  readonly quietTo: PlainTime
}

const time = (text: string) => expectOk(parsePlainTime(text))

/** Until somebody chooses: a quarter of an hour a day, and no letters. */
export const defaultPreferences = (zone: Zone): Preferences => ({
  minutesADay: 15,
  zone,
  mail: false,
  weekdays: [1, 2, 3, 4, 5],
  at: time('08:00'),
  quietFrom: time('20:00'),
  quietTo: time('07:00'),
})

type Moment = {
  readonly date: PlainDate
  readonly weekday: number
  readonly time: PlainTime
  readonly remindedOn: PlainDate | null
}

/** Quiet from 20:00 to 07:00 lasts over midnight; the same time twice is no quiet at all. */
export const isQuiet = ({ quietFrom, quietTo }: Preferences, at: PlainTime): boolean =>
  quietFrom <= quietTo ? quietFrom <= at && at < quietTo : at >= quietFrom || at < quietTo

/** Whether a letter is due: at most one a day, on a chosen day, from the chosen time on, and never in the quiet hours. */
export const isReminderDue = (chosen: Preferences, { date, weekday, time: now, remindedOn }: Moment): boolean =>
  chosen.mail &&
  chosen.weekdays.includes(weekday) &&
  now >= chosen.at &&
  !isQuiet(chosen, now) &&
  (remindedOn === null || remindedOn < date)
