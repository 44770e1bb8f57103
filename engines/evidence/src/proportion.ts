import { assert, ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { belowOne, betaQuantile, upperBetaQuantile } from './special/beta.ts'
import { zOf } from './special/normal.ts'

/** `passed` of `of`: a proportion is never shown without both. Whole numbers, 0 <= passed <= of, of >= 1. */
export type Proportion = { readonly passed: number; readonly of: number }
export type Interval = { readonly lo: number; readonly hi: number }
export type IntervalMethod = 'wilson' | 'cp' | 'jeffreys'

export type ProportionRefusal = Refusal<'evidence.not-a-proportion', { passed: number; of: number; reason: string }>

export function parseProportion(passed: number, of: number): Ok<Proportion> | ProportionRefusal {
  const reason = whyNot(passed, of)
  return reason === null ? ok({ passed, of }) : refuse('evidence.not-a-proportion', { passed, of, reason })
}

function whyNot(passed: number, of: number): string | null {
  if (!Number.isSafeInteger(passed) || !Number.isSafeInteger(of)) return 'both counts must be whole numbers'
  if (of < 1) return 'there must be at least one trial'
  if (passed < 0) return 'a count cannot be negative'
  return passed > of ? `${passed} cannot pass of ${of}` : null
}

/**
 * Where the true rate behind a proportion plausibly lies (Wilson's score interval, 1927): the rates that a two-sided
 * score test would not reject,
 *   (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
 * Average coverage is close to the level for every n, which is why it stands beside every proportion on screen; at a
 * single rate it can dip a few points below. 5 of 6 at .95 gives .436 to .970.
 * @param level confidence, in (0, 1)
 */
export function wilson({ passed, of }: Proportion, level = 0.95): Interval {
  const z2 = zOf(level) ** 2
  const p = passed / of
  const centre = p + z2 / (2 * of)
  const half = Math.sqrt(z2 * ((p * (1 - p)) / of + z2 / (4 * of * of)))
  const scale = 1 + z2 / of
  const lo = passed === 0 ? 0 : (centre - half) / scale
  const hi = passed === of ? 1 : Math.min((centre + half) / scale, belowOne)
  return { lo, hi }
}

/**
 * The interval of Clopper and Pearson (1934), for guarantees: its coverage is never below the level, at any rate and any
 * n, so it is wider than it need be on average. Exact beta quantiles:
 *   lo = B⁻¹(α/2; k, n-k+1), hi = B⁻¹(1-α/2; k+1, n-k), with lo = 0 at k = 0 and hi = 1 at k = n.
 * @param level confidence, in (0, 1)
 */
export function clopperPearson({ passed, of }: Proportion, level = 0.95): Interval {
  const alpha = 1 - level
  const lo = passed === 0 ? 0 : betaQuantile(alpha / 2, passed, of - passed + 1)
  const hi = passed === of ? 1 : upperBetaQuantile(alpha / 2, passed + 1, of - passed)
  return { lo, hi }
}

/**
 * The equal-tailed interval of Jeffreys' prior: quantiles of Beta(k + 1/2, n - k + 1/2), unmodified at k = 0 and k = n
 * (some tables set those ends to 0 and 1; Brown, Cai and DasGupta 2001, section 4.3). Used where a rate is shrunk or drawn.
 * @param level posterior probability, in (0, 1)
 */
export function jeffreys({ passed, of }: Proportion, level = 0.95): Interval {
  const alpha = 1 - level
  const [a, b] = [passed + 0.5, of - passed + 0.5]
  return { lo: betaQuantile(alpha / 2, a, b), hi: upperBetaQuantile(alpha / 2, a, b) }
}

const methods: Record<IntervalMethod, (p: Proportion, level?: number) => Interval> = {
  wilson,
  cp: clopperPearson,
  jeffreys,
}

/** The interval by name. @param level in (0, 1). */
export function intervalOf(proportion: Proportion, method: IntervalMethod = 'wilson', level = 0.95): Interval {
  assert(whyNot(proportion.passed, proportion.of) === null, 'a proportion is parsed before it is used')
  assert(level > 0 && level < 1, `a confidence level lies between 0 and 1, not ${level}`)
  return methods[method](proportion, level)
}
