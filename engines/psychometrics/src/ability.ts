import { logistic, logit, softplus } from './logistic.ts'
import { normalQuadrature } from './quadrature.ts'

/** P(right) = c + (1 - c) logistic(a (theta - b)). @property c chance of guessing right, [0, 1). */
export type Item = { readonly a: number; readonly b: number; readonly c: number }
export type Ability = { readonly theta: number; readonly se: number }

/** log P(answer | theta), and its first two derivatives in theta. Without guessing it is exact however extreme the logit. */
function logLikOf(item: Item, correct: boolean, theta: number): number {
  const z = item.a * (theta - item.b)
  if (!correct) return Math.log1p(-item.c) - softplus(z)
  return item.c === 0 ? -softplus(-z) : Math.log(item.c + (1 - item.c) * logistic(z))
}

/**
 * Posterior mean and standard deviation of ability under a normal prior (EAP; Bock and Mislevy 1982), on 61 nodes over six prior
 * standard deviations either way.
 * @param prior in logits; standard error in the same unit. No answers give the prior back.
 */
export function eapAbility(
  answers: readonly { readonly item: Item; readonly correct: boolean }[],
  prior: { readonly mean: number; readonly sd: number },
): Ability {
  const { nodes, logWeights } = normalQuadrature(answers.length > 100 ? 241 : 61)
  const logs = Array.from(nodes, (node, q) => {
    const theta = prior.mean + prior.sd * node
    return answers.reduce((sum, { item, correct }) => sum + logLikOf(item, correct, theta), logWeights[q] ?? 0)
  })
  const largest = Math.max(...logs)
  const [total, first, second] = logs.reduce<[number, number, number]>(
    ([t, f, s], value, q) => {
      const weight = Math.exp(value - largest)
      const node = nodes[q] ?? 0
      return [t + weight, f + weight * node, s + weight * node * node]
    },
    [0, 0, 0],
  )
  const mean = first / total
  return { theta: prior.mean + prior.sd * mean, se: prior.sd * Math.sqrt(Math.max(0, second / total - mean * mean)) }
}

/** Posterior mode by Fisher scoring with halved steps; `se` is 1 / sqrt(information + 1 / sd²) at the mode. Agrees with EAP as answers grow. */
export function mapAbility(
  answers: readonly { readonly item: Item; readonly correct: boolean }[],
  prior: { readonly mean: number; readonly sd: number },
): Ability {
  const objective = (theta: number) =>
    answers.reduce(
      (sum, { item, correct }) => sum + logLikOf(item, correct, theta),
      -(((theta - prior.mean) / prior.sd) ** 2) / 2,
    )
  let theta = prior.mean
  let height = objective(theta)
  let information = prior.sd ** -2
  for (let round = 0; round < 100; round++) {
    const slope = slopeAt(answers, theta)
    information = slope.information + prior.sd ** -2
    let step = (slope.score - (theta - prior.mean) / prior.sd ** 2) / information
    while (Math.abs(step) > 1e-12 && objective(theta + step) < height) step /= 2
    theta += step
    height = objective(theta)
    if (Math.abs(step) < 1e-10) break
  }
  return { theta, se: 1 / Math.sqrt(information) }
}

function slopeAt(answers: readonly { readonly item: Item; readonly correct: boolean }[], theta: number) {
  let score = 0
  let information = 0
  for (const { item, correct } of answers) {
    const s = logistic(item.a * (theta - item.b))
    const p = item.c + (1 - item.c) * s
    const slope = (1 - item.c) * item.a * s * (1 - s)
    score += correct ? slope / p : -item.a * s
    information += p > 0 ? (slope * item.a * s) / p : 0
  }
  return { score, information }
}

/** The difficulty at which a person of ability 0 has the given chance. @param share in (c, 1). */
export const difficultyAt = (share: number, c: number): number => -logit((share - c) / (1 - c))
