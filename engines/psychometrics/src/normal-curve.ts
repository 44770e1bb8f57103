/** Standard normal distribution function, error below 1e-12 where it matters (Marsaglia's series, J. Stat. Software 11, 2004; tail by continued fraction). */
export function normalBelow(x: number): number {
  if (x < -6 || x > 6) {
    const t = Math.abs(x)
    let fraction = 0
    for (let k = 20; k > 0; k--) fraction = k / (t + fraction)
    const upper = Math.exp((-t * t) / 2) / ((t + fraction) * Math.sqrt(2 * Math.PI))
    return x < 0 ? upper : 1 - upper
  }
  let sum = x
  let term = x
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
}

/** The point below which a standard normal falls with chance p: bisection to start, then Newton. @param p in (0, 1). */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  let low = -38
  let high = 38
  for (let k = 0; k < 12; k++) {
    const middle = (low + high) / 2
    if (normalBelow(middle) < p) low = middle
    else high = middle
  }
  let x = (low + high) / 2
  for (let k = 0; k < 6; k++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
    if (density < 1e-300) break
    const step = (normalBelow(x) - p) / density
    x -= Math.max(-0.5, Math.min(0.5, step))
    if (Math.abs(step) < 1e-14) break
  }
  return x
}
