import { quantilesOf } from './quantiles.ts'

/** What one uncertain input moves: the net at its 10 % and 90 % points while everything else stays at its median. */
export type Swing = { readonly name: string; readonly low: number; readonly high: number; readonly swing: number }

/**
 * Which inputs decide the result, largest swing first. Inputs that never vary are left out.
 * @param columns draws of every input by name. @param netAt the net result at one value per input.
 */
export function tornado(
  columns: ReadonlyMap<string, Float64Array>,
  netAt: (values: ReadonlyMap<string, number>) => number,
): Swing[] {
  const points = [...columns].map(([name, column]) => {
    const [first = NaN] = column
    if (column.every((x) => x === first)) return { name, p10: first, median: first, p90: first }
    const [p10 = NaN, median = NaN, p90 = NaN] = quantilesOf(column, [0.1, 0.5, 0.9])
    return { name, p10, median, p90 }
  })
  const medians = new Map(points.map(({ name, median }) => [name, median]))
  return points
    .filter(({ p10, p90 }) => p10 !== p90)
    .map(({ name, p10, p90 }) => {
      const low = netAt(new Map(medians).set(name, p10))
      const high = netAt(new Map(medians).set(name, p90))
      return { name, low, high, swing: Math.abs(high - low) }
    })
    .toSorted((a, b) => b.swing - a.swing || (a.name < b.name ? -1 : 1))
}
