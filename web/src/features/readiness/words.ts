import type { bookingChoices, examBases, ReplyOf, readPersonReadiness } from '@cadre/contracts'
import { minutesText } from '../../lib/format/duration.ts'
import { percentText } from '../../lib/format/number.ts'

export type Readiness = ReplyOf<typeof readPersonReadiness>
export type Advice = NonNullable<Readiness['advice']>
export type Choice = (typeof bookingChoices)[number]

export const basisCalled: Readonly<Record<(typeof examBases)[number], string>> = {
  booked: 'booked',
  window: 'not booked; middle of the cohort’s window',
  assumed: 'not planned; four weeks ahead',
}

export const choiceCalled: Readonly<Record<Choice, string>> = {
  book: 'Sit it then',
  wait: 'Wait four weeks',
  defer: 'Go with the next cohort',
}

export const adviceCalled: Readonly<Record<Advice['choice'], string>> = {
  book: 'Sit the exam on its date',
  wait: 'Four more weeks would pay',
  defer: 'The next cohort would pay',
  none: 'No date is left before the exam retires',
}

/** Minutes of study to the target, rounded to what such a figure can mean. */
export function studyText(study: Readiness['study'], target: number): string {
  if (study === null) return '\u2013'
  if (study.kind === 'reached') return `${percentText(target)} is reached`
  if (study.kind === 'out-of-reach' || study.minutes === null) return 'farther than study alone would bring by then'
  return `${study.minutes > mostMinutes ? '' : 'about '}${studyMinutesText(study.minutes)} of study`
}

/** More than sixty hours is a programme of its own: how much more, such a figure cannot tell. */
const mostMinutes = 60 * 60

/** Rounded to quarters of an hour, then to hours. */
export function studyMinutesText(minutes: number): string {
  if (minutes > mostMinutes) return `more than ${minutesText(mostMinutes)}`
  const step = minutes < 120 ? 15 : 60
  return minutesText(Math.ceil(minutes / step) * step)
}

/** `+4 points`: what is added to a chance. */
export const pointsText = (gain: number): string => {
  const points = Math.round(gain * 100)
  return points === 1 ? '+1 point' : `+${points} points`
}
