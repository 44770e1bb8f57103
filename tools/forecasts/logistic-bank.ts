import { normal, type Random } from '@cadre/kernel'

/** Where the exam of the rates programme is passed. */
export const ratesExam = { day: 70, questions: 65, cut: 46, weights: [30, 25, 20, 15, 10] } as const

/** A question of the three-parameter logistic, and what its author says of it. */
export type LogisticQuestion = {
  readonly domain: number
  readonly rating: number
  readonly a: number
  readonly b: number
  readonly c: number
}

const spread = 0.9
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

export const chanceOf = ({ a, b, c }: LogisticQuestion, theta: number): number =>
  c + (1 - c) * logistic(a * (theta - b))

/** b ~ N(middle, .9²), slope exp N(0, .25²), guessing within 30 % either way, rating = round(3 + b - middle + N(0, .7²)). */
export function drawLogistic(guessing: number, middle: number, random: Random): LogisticQuestion {
  const off = spread * normal(random)
  return {
    domain: domainByWeight(random),
    rating: Math.min(5, Math.max(1, Math.round(3 + off + 0.7 * normal(random)))),
    a: Math.exp(0.25 * normal(random)),
    b: middle + off,
    c: guessing * (0.7 + 0.6 * random.next()),
  }
}

function domainByWeight(random: Random): number {
  let at = 100 * random.next()
  return Math.max(
    0,
    ratesExam.weights.findIndex((weight) => (at -= weight) < 0),
  )
}

/** Mean difficulty at which ability 0 expects the cut, to a hundredth of a logit. */
export function difficultyOfCut(guessing: number): number {
  const grid = Array.from({ length: 61 }, (_, k) => 0.1 * (k - 30))
  const weights = grid.map((z) => Math.exp((-z * z) / 2))
  const total = weights.reduce((sum, w) => sum + w, 0)
  const share = (middle: number) =>
    grid.reduce((sum, z, k) => sum + ((weights[k] ?? 0) / total) * logistic(-middle - spread * z), 0)
  let middle = -3
  while (guessing + (1 - guessing) * share(middle) > ratesExam.cut / ratesExam.questions) middle += 0.01
  return middle
}

/** Unseen questions on a form a little harder or easier, on a good or a bad day. The oracle knows the form and not the day. */
export function sitLogistic(
  theta: readonly number[],
  { guessing, examNoise }: { readonly guessing: number; readonly examNoise: number },
  random: Random,
): { readonly passed: boolean; readonly oracle: number } {
  const middle = difficultyOfCut(guessing) + 0.15 * normal(random)
  const form = Array.from({ length: ratesExam.questions }, () => drawLogistic(guessing, middle, random))
  const chances = (shift: number) => form.map((asked) => chanceOf(asked, (theta[asked.domain] ?? 0) + shift))
  const luck = examNoise * normal(random)
  const score = chances(luck).reduce((sum, p) => sum + (random.next() < p ? 1 : 0), 0)
  const oracle = eighths.reduce((sum, z) => sum + atLeastCut(chances(examNoise * z)), 0) / eighths.length
  return { passed: score >= ratesExam.cut, oracle }
}

/** Middles of eight equally likely parts of a standard normal. */
const eighths = [-1.534, -0.887, -0.489, -0.157, 0.157, 0.489, 0.887, 1.534]

function atLeastCut(chances: readonly number[]): number {
  const exactly = new Float64Array(chances.length + 1)
  exactly[0] = 1
  chances.forEach((p, done) => {
    for (let k = done + 1; k > 0; k--) exactly[k] = (exactly[k] ?? 0) * (1 - p) + (exactly[k - 1] ?? 0) * p
    exactly[0] = (exactly[0] ?? 0) * (1 - p)
  })
  return exactly.subarray(ratesExam.cut).reduce((sum, p) => sum + p, 0)
}
