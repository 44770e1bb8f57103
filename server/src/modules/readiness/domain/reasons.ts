import { daysBetween, type PlainDate } from '@cadre/kernel'
import { defaultDynamics } from '@cadre/psychometrics'
import type { Belief } from './belief.ts'
import type { DomainForecast } from './domain-forecast.ts'

type About = {
  readonly belief: Belief
  readonly domains: readonly DomainForecast[]
  /** Today, in days since 1970. */
  readonly clock: number
  /** Logits that the group is expected to gain until the exam. */
  readonly drift: number
  readonly today: PlainDate
  readonly examDay: { readonly on: PlainDate; readonly basis: 'booked' | 'window' | 'assumed' }
  readonly correction: { readonly outcomes: number } | null
}

/** Why a forecast says what it says, in sentences that stay with it. */
export function reasonsOf({ belief, domains, clock, drift, today, examDay, correction }: About): string[] {
  const answers = belief.answers.reduce((sum, n) => sum + n, 0)
  const right = belief.right.reduce((sum, n) => sum + n, 0)
  const said = [`${right} of ${answers} answers were right.`]
  const best = domains.toSorted((a, b) => b.gain - a.gain)[0]
  if (best) said.push(`Ten more right answers in a hundred in ${best.name} would add ${points(best.gain)}.`)
  const few = domains.filter(({ answers: n }) => n < 3).map(({ name }) => name)
  if (few.length > 0) said.push(`Hardly anything is known yet of ${listed(few)}.`)
  const ahead = daysBetween(today, examDay.on)
  if (drift > 0.05 && ahead > 0) said.push(`The group is expected to keep learning for the ${ahead} days until then.`)
  const idle = Math.floor(clock - belief.lastActive)
  if (idle > defaultDynamics.idleAfter) said.push(`No answers for ${idle} days: what is not used is forgotten.`)
  said.push(basisWords[examDay.basis](examDay.on))
  if (correction) said.push(`Corrected by ${correction.outcomes} results of this organisation.`)
  return said
}

const basisWords: Readonly<Record<About['examDay']['basis'], (on: PlainDate) => string>> = {
  booked: (on) => `For the exam booked for ${on}.`,
  window: (on) => `No exam is booked: for ${on}, the middle of the cohort's exam window.`,
  assumed: (on) => `No exam is booked or planned: for ${on}, four weeks ahead.`,
}

const points = (gain: number): string => {
  const whole = Math.round(gain * 100)
  return whole === 1 ? '1 point to the chance' : `${whole} points to the chance`
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
