import { expectOk, parsePlainTime, type PlainDate, type PlainTime, type Zone } from '@cadre/kernel'

export type Preferences = {
  readonly minutesADay: number
  readonly zone: Zone
  readonly mail: boolean
  readonly weekdays: readonly number[]
  readonly at: PlainTime
  readonly quietFrom: PlainTime
  readonly quietTo: PlainTime
  /** Booked exams and vouchers that end. */
  readonly examLetters: boolean
  /** What they promised to look at again. */
  readonly careLetters: boolean
}

const time = (text: string) => expectOk(parsePlainTime(text))

/** Until somebody chooses: a quarter of an hour a day and no letters of reviews; of dates that would be missed, letters by day. */
export const defaultPreferences = (zone: Zone): Preferences => ({
  minutesADay: 15,
  zone,
  mail: false,
  weekdays: [1, 2, 3, 4, 5],
  at: time('08:00'),
  quietFrom: time('20:00'),
  quietTo: time('07:00'),
  examLetters: true,
  careLetters: true,
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

/** Reminders of dates; those of reviews have days and a time of their own. */
export type LetterKind = 'exams' | 'care'

export const isLetterWelcome = (chosen: Preferences, kind: LetterKind, now: PlainTime): boolean =>
  (kind === 'exams' ? chosen.examLetters : chosen.careLetters) && !isQuiet(chosen, now)

/** Whether a letter of reviews is due: at most one a day, on a chosen day, from the chosen time on, and never in the quiet hours. */
export const isReminderDue = (chosen: Preferences, { date, weekday, time: now, remindedOn }: Moment): boolean =>
  chosen.mail &&
  chosen.weekdays.includes(weekday) &&
  now >= chosen.at &&
  !isQuiet(chosen, now) &&
  (remindedOn === null || remindedOn < date)
