import { type Interval, type Proportion, wilson } from './proportion.ts'

export type Difference = Interval & { readonly difference: number }

/**
 * How much higher the rate of `b` is than that of `a`, in Newcombe's hybrid score interval (1998, method 10): Wilson
 * limits of each arm squared and added,
 *   lo = d - √((p_b - l_b)² + (u_a - p_a)²), hi = d + √((u_b - p_b)² + (p_a - l_a)²), d = p_b - p_a.
 * Independent arms; no correction for cohorts (use `poolRates` or `retentionByFormat` when people share a room).
 * 10 of 16 against 14 of 16 gives +25 points, -5 to +51: too few to tell.
 * @param level confidence, in (0, 1)
 */
export function differenceOf(a: Proportion, b: Proportion, level = 0.95): Difference {
  const [pa, pb] = [a.passed / a.of, b.passed / b.of]
  const [wa, wb] = [wilson(a, level), wilson(b, level)]
  const difference = pb - pa
  return {
    difference,
    lo: difference - Math.hypot(pb - wb.lo, wa.hi - pa),
    hi: difference + Math.hypot(wb.hi - pb, pa - wa.lo),
  }
}
