import { calculate } from './calculate.ts'

/** The line beneath an expression. Never with commas between thousands: typed again, they would be decimals. */
export function calculated(expression: string): string | null {
  const value = calculate(expression)
  if (value === null) return null
  const comma = expression.includes(',') ? ', with the comma as decimal point' : ''
  return `= ${Number(value.toPrecision(12))}${comma}`
}
