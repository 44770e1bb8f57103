import { assert } from './assert.ts'

/** An amount in the currency's minor units (cents), so that sums are exact. Currency: ISO 4217, three capital letters. */
export type Money = { readonly minor: number; readonly currency: string }

export function money(minor: number, currency: string): Money {
  assert(Number.isSafeInteger(minor), `money is a whole number of minor units, not ${minor}`)
  assert(/^[A-Z]{3}$/.test(currency), `not a currency code: ${currency}`)
  return { minor, currency }
}

export function addMoney(a: Money, b: Money): Money {
  assert(a.currency === b.currency, `cannot add ${a.currency} to ${b.currency}`)
  return money(a.minor + b.minor, a.currency)
}
