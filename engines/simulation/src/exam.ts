import { normal, type Random } from '@cadre/kernel'
import { domainCounts } from './domain-counts.ts'
import { freshChance, type Knowledge } from './knowledge.ts'
import type { SimulationOptions } from './options.ts'
import { drawQuestion } from './question-bank.ts'

export type ExamResult = {
  readonly score: number
  readonly passed: boolean
  /** The oracle: probability of passing for who knows the person's true state and the form, but not the day's luck. */
  readonly chance: number
}

/** Sd of how much harder or easier one form is than another, in logits. */
const formDifficulty = 0.15

/** The real exam: questions that nobody has seen, a form that is a little harder or easier, a good or a bad day. */
export function sitExam(options: SimulationOptions, knowledge: Knowledge, day: number, random: Random): ExamResult {
  const harder = formDifficulty * normal(random)
  const form = domainCounts(options, options.examQuestions).flatMap((count, domain) =>
    Array.from({ length: count }, () => {
      const question = drawQuestion(options, domain, '', random)
      return { ...question, difficulty: question.difficulty + harder }
    }),
  )
  const luck = options.examNoise * normal(random)
  const knows = form.map(({ domain, concept }) => knowledge.of(domain, concept, day))
  const chances = (shift: number) => form.map((question, at) => freshChance(question, (knows[at] ?? 0) + shift))
  const score = chances(luck).reduce((sum, chance) => sum + (random.next() < chance ? 1 : 0), 0)
  return { score, passed: score >= options.cut, chance: oracle(options, chances) }
}

/** Abscissas and weights of Gauss and Hermite's rule with seven points, for a standard normal. Abramowitz & Stegun 25.10. */
const quadrature = [
  [-3.750439717725742, 5.482688559722177e-4],
  [-2.366759410734541, 0.03075712396758653],
  [-1.154405394739968, 0.24012317860501275],
  [0, 0.4571428571428571],
  [1.154405394739968, 0.24012317860501275],
  [2.366759410734541, 0.03075712396758653],
  [3.750439717725742, 5.482688559722177e-4],
] as const

function oracle({ examNoise, cut }: SimulationOptions, chances: (shift: number) => number[]): number {
  const nodes = examNoise === 0 ? ([[0, 1]] as const) : quadrature
  return nodes.reduce((sum, [at, weight]) => sum + weight * chanceOfAtLeast(cut, chances(examNoise * at)), 0)
}

/** P(at least `cut` successes) of independent trials, by adding one trial at a time (Poisson-binomial). */
export function chanceOfAtLeast(cut: number, chances: readonly number[]): number {
  const exactly = new Float64Array(chances.length + 2)
  exactly[0] = 1
  chances.forEach((p, done) => {
    for (let k = done + 1; k > 0; k--) exactly[k] = (exactly[k] ?? 0) * (1 - p) + (exactly[k - 1] ?? 0) * p
    exactly[0] = (exactly[0] ?? 0) * (1 - p)
  })
  return exactly.subarray(Math.min(cut, exactly.length)).reduce((sum, x) => sum + x, 0)
}
