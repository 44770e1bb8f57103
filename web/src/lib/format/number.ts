import type { Money } from '@cadre/kernel'

/** The product's one locale until words are translated: day before month, 24 hours, point before decimals. */
export const locale = 'en-GB'

const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })

export const numberText = (value: number): string => plain.format(value)

/** `+4.2`, `−3.0`, `0.0`: with the true minus sign, which is as wide as a plus. */
export function signedText(value: number, digits = 1): string {
  const size = Math.abs(value).toFixed(digits)
  if (Number(size) === 0) return size
  return `${value < 0 ? '\u2212' : '+'}${size}`
}

/** `62 %` of a share between 0 and 1; the space does not break. */
export const percentText = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)}\u00a0%`

/** `1 session`, `3 sessions`. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${plain.format(count)}\u00a0${count === 1 ? one : many}`

const asMoney = (currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency })

/** Decimals of an amount: 2 of a euro, none of a yen; 2 of what is no currency (yet). */
export const decimalsOf = (currency: string): number =>
  /^[A-Z]{3}$/.test(currency) ? (asMoney(currency).resolvedOptions().maximumFractionDigits ?? 2) : 2

/** How many minor units make one of a currency: 100 cents a euro, 1 yen a yen. */
export const minorUnitsOf = (currency: string): number => 10 ** decimalsOf(currency)

export const moneyText = ({ minor, currency }: Money): string =>
  asMoney(currency).format(minor / minorUnitsOf(currency))
