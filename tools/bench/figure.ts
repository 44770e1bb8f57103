/** One measurement. A bar is judged by hand from here, never by a test: figures depend on the machine they were taken on. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Something of the same kind measured in the same run, so that runs on different machines can be compared. */
  readonly reference: { readonly name: string; readonly value: number } | null
  /** `value` over the reference's. */
  readonly ratio: number | null
  /** What was asked for, in words; empty where nothing was. */
  readonly bar: string
  readonly met: boolean | 'unknown'
  readonly detail?: Readonly<Record<string, unknown>>
}

type Measured = Pick<Figure, 'name' | 'value' | 'unit' | 'detail'> & { readonly reference?: Figure['reference'] }
export type Bar = {
  readonly words: string
  readonly isMet: (figure: { value: number; ratio: number | null }) => boolean
}

/** @param bar absent where nothing was asked for. */
export function judged({ reference = null, ...measured }: Measured, bar?: Bar): Figure {
  const ratio = reference === null ? null : rounded(measured.value / reference.value)
  const value = rounded(measured.value)
  return {
    ...measured,
    value,
    reference: reference && { ...reference, value: rounded(reference.value) },
    ratio,
    bar: bar?.words ?? '',
    met: bar ? bar.isMet({ value, ratio }) : 'unknown',
  }
}

/** A figure that could not be taken, and why. */
export const notMeasured = (name: string, unit: string, bar: string, why: string): Figure => ({
  name,
  value: Number.NaN,
  unit,
  reference: null,
  ratio: null,
  bar,
  met: 'unknown',
  detail: { why },
})

/** Four significant digits: more would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(4))

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

export const medianOf = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )

export const atMost = (limit: number, words: string): Bar => ({ words, isMet: ({ value }) => value <= limit })
export const atLeast = (limit: number, words: string): Bar => ({ words, isMet: ({ value }) => value >= limit })
export const ratioAtLeast = (limit: number, words: string): Bar => ({
  words,
  isMet: ({ ratio }) => ratio !== null && ratio >= limit,
})
