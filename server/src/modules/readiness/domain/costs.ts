/** What time costs an organisation, in minor units of one currency. */
export type Costs = {
  readonly currency: string
  /** Null: the fee that the catalogue has of each exam. */
  readonly retakeMinor: number | null
  /** A week without the certificate. */
  readonly weekMinor: number
  readonly trainerHourMinor: number
  readonly participantHourMinor: number
}
/** What an attempt costs, in minor units, and what is published of trying again. */
export type ExamFee = { readonly minor: number; readonly currency: string }

/**
 * What is taken for granted where the organisation has said nothing, in whatever currency the fee has. The hour is the reference
 * programme's (content/catalogue/reference-programme.json: 100 USD); a trainer's is the same, as nobody publishes one; a week's delay
 * is an assumption of seven times 5.
 */
export const defaultCosts = { weekMinor: 3_500, trainerHourMinor: 10_000, participantHourMinor: 10_000 } as const

/** What the comparison takes for granted and nobody sets. */
export const assumed = {
  hoursAfterFailure: 10,
  waitDays: 28,
  /** Between a failure and the next attempt: what most vendors ask. */
  retakeDays: 14,
} as const

export type Prices = {
  readonly currency: string
  readonly feeMinor: number
  readonly weekMinor: number
  readonly trainerHourMinor: number
  readonly participantHourMinor: number
  readonly feeFrom: 'catalogue' | 'organisation'
  /** other-currency: the organisation's costs are in another than the exam's fee, so that they cannot be added up. */
  readonly costsFrom: 'organisation' | 'default' | 'other-currency'
}

/** What an exam and the time around it cost. Null: no fee is known, and nobody gave one. */
export function pricesOf(costs: Costs | null, fee: ExamFee | null): Prices | null {
  if (costs && costs.retakeMinor !== null) {
    const { retakeMinor, ...time } = costs
    return { ...time, feeMinor: retakeMinor, feeFrom: 'organisation', costsFrom: 'organisation' }
  }
  if (fee === null) return null
  const attempt = { currency: fee.currency, feeMinor: fee.minor, feeFrom: 'catalogue' as const }
  if (costs === null) return { ...defaultCosts, ...attempt, costsFrom: 'default' }
  if (costs.currency !== fee.currency) return { ...defaultCosts, ...attempt, costsFrom: 'other-currency' }
  const { retakeMinor: _, ...time } = costs
  return { ...time, ...attempt, costsFrom: 'organisation' }
}
