import { logistic, logit } from './logistic.ts'

/** Chance, before any answer, that the stated key is wrong. */
const priorMiskeyed = 0.03
const difficulties = Array.from({ length: 13 }, (_, k) => -3 + k / 2)

/**
 * The probability of each option being the true key, from who chose what (it works at any n; with five answers it rarely leaves the prior).
 * Under "k is the key": P(choose k) = logistic(theta - b), b ~ N(0, 1.5²), theta = logit of the smoothed share right on the other items; those who miss
 * it spread over the other options in unknown proportions (Dirichlet(1, …, 1)). So a popular distractor is no evidence by itself, but one that
 * the strong choose and the weak do not is. Limits: assumes one right option, and that most other keys are right.
 */
export function miskeyEvidence(
  answers: readonly { readonly choice: string; readonly rest: number }[],
  item: { readonly key: string; readonly options: readonly string[]; readonly others: number },
): { option: string; probability: number }[] {
  const alternatives = item.options.length - 1
  if (alternatives < 1 || item.others < 1) return item.options.map((option) => ({ option, probability: 1 }))
  const abilities = answers.map(({ rest }) => logit((rest * item.others + 0.5) / (item.others + 1)))
  const centre = abilities.reduce((sum, theta) => sum + theta, 0) / Math.max(1, abilities.length)
  const logs = item.options.map((option) => {
    const prior = option === item.key ? 1 - priorMiskeyed : priorMiskeyed / alternatives
    const chose = answers.map(({ choice }) => choice === option)
    return (
      Math.log(prior) +
      slopeEvidence(
        abilities.map((theta) => theta - centre),
        chose,
      ) +
      spreadEvidence(answers, option, item.options)
    )
  })
  const largest = Math.max(...logs)
  const weights = logs.map((value) => Math.exp(value - largest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return item.options.map((option, k) => ({ option, probability: (weights[k] ?? 0) / total }))
}

/** log of the mean over difficulties of the product of P(choose or not | theta). */
function slopeEvidence(abilities: readonly number[], chose: readonly boolean[]): number {
  const logs = difficulties.map((b) => {
    let sum = -((b / 1.5) ** 2) / 2
    abilities.forEach((theta, i) => {
      sum += Math.log(Math.max(1e-9, chose[i] ? logistic(theta - b) : logistic(b - theta)))
    })
    return sum
  })
  const largest = Math.max(...logs)
  return largest + Math.log(logs.reduce((sum, value) => sum + Math.exp(value - largest), 0))
}

/** log of the Dirichlet-multinomial probability of how the others spread over the other options. */
function spreadEvidence(
  answers: readonly { readonly choice: string }[],
  key: string,
  options: readonly string[],
): number {
  const counts = options.filter((o) => o !== key).map((o) => answers.filter(({ choice }) => choice === o).length)
  const total = counts.reduce((sum, n) => sum + n, 0)
  const logFactorial = (n: number) => {
    let sum = 0
    for (let k = 2; k <= n; k++) sum += Math.log(k)
    return sum
  }
  return (
    logFactorial(counts.length - 1) +
    counts.reduce((sum, n) => sum + logFactorial(n), 0) -
    logFactorial(total + counts.length - 1)
  )
}
