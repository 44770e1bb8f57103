import type { NumericAnswer } from '../question/index.ts'

const number = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?`
const range = new RegExp(String.raw`^(${number})\s*\.\.\s*(${number})$`)
const around = new RegExp(String.raw`^(${number})(?:\s*:\s*(${number}))?$`)

/** `3`, `3:0.1` or `2.9..3.1`; null for anything else. */
export function numberRange(text: string): Pick<NumericAnswer, 'value' | 'tolerance'> | null {
  const [, low, high] = range.exec(text.trim()) ?? []
  if (low !== undefined && high !== undefined) {
    return finite({
      value: rounded((Number(low) + Number(high)) / 2),
      tolerance: rounded(Math.abs(Number(high) - Number(low)) / 2),
    })
  }
  const [, value, tolerance = '0'] = around.exec(text.trim()) ?? []
  return value === undefined ? null : finite({ value: Number(value), tolerance: Math.abs(Number(tolerance)) })
}

type Range = Pick<NumericAnswer, 'value' | 'tolerance'>
const finite = (range: Range): Range | null =>
  Number.isFinite(range.value) && Number.isFinite(range.tolerance) ? range : null

/** The middle of two decimals is one too; binary noise behind the twelfth digit is not. */
export const rounded = (value: number): number => Number(value.toPrecision(12))
