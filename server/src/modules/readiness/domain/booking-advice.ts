import { advise, type BookingOption } from '@cadre/psychometrics'
import { addDays, daysBetween, type PlainDate } from '@cadre/kernel'
import { assumed, type Prices } from './costs.ts'

/** What may come after the exam's date: a later cohort of the same certification, and the day from which nobody can sit it. */
export type Later = { readonly cohortOn: PlainDate | null; readonly retiresOn: PlainDate | null }

/** A day on which the exam could be sat, and the chance of passing it then: what a forecast knows of it, whatever anything costs. */
export type DatedChance = {
  readonly choice: BookingOption['choice']
  readonly on: PlainDate
  readonly chance: number
}
export type PricedOption = DatedChance & {
  readonly expectedMinor: number
  readonly expectedRetakeMinor: number
}
export type BookingAdvice = {
  readonly choice: BookingOption['choice'] | 'none'
  /** Another choice costs within 5 % of the best. */
  readonly close: boolean
  readonly prices: Prices
  readonly options: readonly PricedOption[]
}

type Asked = {
  /** Chance on a day so many days ahead after so many hours of study beyond what the group is expected to do. */
  readonly chanceAfter: (days: number, hours: number) => number
  readonly today: PlainDate
  readonly examDay: { readonly on: PlainDate }
  readonly hoursPerWeek: number
  readonly later: Later
}

/** Sit the exam on its day, wait four weeks, or go with a later cohort (R2). */
export function optionsOn({ chanceAfter, today, examDay, hoursPerWeek, later }: Asked): DatedChance[] {
  const ahead = Math.max(0, daysBetween(today, examDay.on))
  const option = (choice: DatedChance['choice'], days: number, chance: number): DatedChance => ({
    choice,
    on: addDays(today, ahead + days),
    chance,
  })
  const after = (days: number) => chanceAfter(ahead + days, (hoursPerWeek * days) / 7)
  const options = [option('book', 0, chanceAfter(ahead, 0)), option('wait', assumed.waitDays, after(assumed.waitDays))]
  if (later.cohortOn === null || later.cohortOn <= examDay.on) return options
  const days = daysBetween(examDay.on, later.cohortOn)
  // Hours of a second programme at most: who waits a year does not study all of it.
  return [...options, option('defer', days, after(Math.min(days, 70)))]
}

type Priced = { readonly prices: Prices; readonly today: PlainDate; readonly retiresOn: PlainDate | null }

/** Each option with what it is expected to cost, the cheapest first. */
export function adviceOn(options: readonly DatedChance[], { prices, today, retiresOn }: Priced): BookingAdvice {
  const wait = options.find(({ choice }) => choice === 'wait')?.chance ?? 0
  const lastDay = retiresOn === null ? Infinity : daysBetween(today, retiresOn) - 1
  const { participantHourMinor, weekMinor, feeMinor } = prices
  const perDay = weekMinor / 7
  const advice = advise(
    options.map(({ choice, on, chance }) => ({ choice, day: Math.max(0, daysBetween(today, on)), p: chance })),
    {
      fee: feeMinor,
      perFailure: assumed.hoursAfterFailure * participantHourMinor + assumed.retakeDays * perDay,
      perDay,
      passOnRetake: Math.min(1, Math.max(0.3, wait)),
    },
    0,
    lastDay,
  )
  return {
    choice: advice.choice,
    close: advice.close,
    prices,
    options: advice.options.map(({ choice, day, p, expectedCost, expectedRetakeCost }) => ({
      choice,
      on: addDays(today, day),
      chance: p,
      expectedMinor: Math.round(expectedCost),
      expectedRetakeMinor: Math.round(expectedRetakeCost),
    })),
  }
}
