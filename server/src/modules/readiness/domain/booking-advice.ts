import { advise, type BookingOption } from '@cadre/psychometrics'
import { addDays, daysBetween, type PlainDate } from '@cadre/kernel'

/** What an attempt costs, in minor units, and what is published of trying again. */
export type ExamFee = { readonly minor: number; readonly currency: string }

/** What may come after the exam's date: a later cohort of the same certification, and the day from which nobody can sit it. */
export type Later = { readonly cohortOn: PlainDate | null; readonly retiresOn: PlainDate | null }

/**
 * What the comparison takes for granted where nobody has said otherwise; shown beside it. The hour is the reference programme's
 * (content/catalogue/reference-programme.json: 100 USD), taken in the fee's currency.
 */
export const assumed = {
  hoursAfterFailure: 10,
  perHourMinor: 10_000,
  perDayMinor: 500,
  waitDays: 28,
  /** Between a failure and the next attempt: what most vendors ask. */
  retakeDays: 14,
} as const

export type PricedOption = {
  readonly choice: BookingOption['choice']
  readonly on: PlainDate
  readonly chance: number
  readonly expectedMinor: number
  readonly expectedRetakeMinor: number
}
export type BookingAdvice = {
  readonly choice: BookingOption['choice'] | 'none'
  /** Another choice costs within 5 % of the best. */
  readonly close: boolean
  readonly currency: string
  readonly feeMinor: number
  readonly options: readonly PricedOption[]
}

type Asked = {
  /** Chance on a day so many days ahead after so many hours of study beyond what the group is expected to do. */
  readonly chanceAfter: (days: number, hours: number) => number
  readonly today: PlainDate
  readonly examDay: { readonly on: PlainDate }
  readonly hoursPerWeek: number
  readonly fee: ExamFee | null
  readonly later: Later
}

/** Sit the exam on its day, wait four weeks, or go with a later cohort: each with what it is expected to cost (R2). Null: no fee is known. */
export function adviceOn({ chanceAfter, today, examDay, hoursPerWeek, fee, later }: Asked): BookingAdvice | null {
  if (fee === null) return null
  const ahead = Math.max(0, daysBetween(today, examDay.on))
  const after = (days: number) => chanceAfter(ahead + days, (hoursPerWeek * days) / 7)
  const wait = after(assumed.waitDays)
  const options: BookingOption[] = [
    { choice: 'book', day: ahead, p: chanceAfter(ahead, 0) },
    { choice: 'wait', day: ahead + assumed.waitDays, p: wait },
  ]
  if (later.cohortOn !== null && later.cohortOn > examDay.on) {
    const days = daysBetween(examDay.on, later.cohortOn)
    // Hours of a second programme at most: who waits a year does not study all of it.
    options.push({ choice: 'defer', day: ahead + days, p: after(Math.min(days, 70)) })
  }
  const lastDay = later.retiresOn === null ? Infinity : daysBetween(today, later.retiresOn) - 1
  const advice = advise(
    options,
    {
      fee: fee.minor,
      perFailure: assumed.hoursAfterFailure * assumed.perHourMinor + assumed.retakeDays * assumed.perDayMinor,
      perDay: assumed.perDayMinor,
      passOnRetake: Math.min(1, Math.max(0.3, wait)),
    },
    0,
    lastDay,
  )
  return {
    choice: advice.choice,
    close: advice.close,
    currency: fee.currency,
    feeMinor: fee.minor,
    options: advice.options.map(({ choice, day, p, expectedCost, expectedRetakeCost }) => ({
      choice,
      on: addDays(today, day),
      chance: p,
      expectedMinor: Math.round(expectedCost),
      expectedRetakeMinor: Math.round(expectedRetakeCost),
    })),
  }
}
