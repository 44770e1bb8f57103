import { type AbilityState, type Dynamics, defaultDynamics, type ItemState, priorState } from './ability-state.ts'
import { absorb, type Course, pickAnswers } from './answer-log.ts'
import type { AnswerLog } from './answers.ts'
import type { Exam } from './exam.ts'
import { practiceEase } from './group-level.ts'
import { expectedPerDay, type GrowthModel, type GrowthPath, growthPath } from './growth-path.ts'
import { recallScaled } from './recall.ts'
import { tunedDynamics } from './tuned-dynamics.ts'

/** What the author says of a question: its exam domain and how hard they think it is. */
export type ItemPrior = {
  readonly domain: number
  /** 1 easy to 5 hard; null when unrated. */ readonly rating: number | null
}

/** Mean difficulty per step of the author's rating, logits, and what is left unknown: b ~ N(mu + beta (rating - 3), sd²). */
export const authorRating = { perStep: 0.35, sd: 0.8 } as const

/** Question beliefs anchored at the exam: the average question is as hard as the exam's average question. */
export const itemPriors = (items: readonly ItemPrior[], exam: Exam): ItemState[] =>
  items.map(({ domain, rating }) => ({
    domain,
    a: 1,
    c: exam.guess,
    b: exam.difficulty + (rating === null ? 0 : authorRating.perStep * (rating - 3)),
    variance: authorRating.sd ** 2,
  }))

export type History = {
  readonly learners: number
  readonly log: AnswerLog
  readonly items: readonly ItemPrior[]
  readonly exam: Exam
  readonly examDay: number
  /** Without it, the usual dynamics tuned to the answers. */
  readonly dynamics?: Dynamics
  readonly growth?: GrowthModel
}

export type Belief = {
  readonly states: AbilityState[]
  readonly items: ItemState[]
  readonly course: GroupCourse
}

type GroupCourse = Course & { readonly path: GrowthPath }

/**
 * Runs the log twice: to learn the questions around their anchor and the group's growth, then to follow each learner with both. Between the
 * two, how fast abilities wander and how well seen questions are remembered is tuned to the answers.
 * Question difficulties keep their mean per domain: with free-floating questions a group's own level would pass for easy or hard questions,
 * and the scale would no longer be the exam's.
 */
export function follow(history: History): Belief {
  const { log, exam, dynamics: given = defaultDynamics } = history
  const start = startingLevel(history, given)
  const learnt = itemPriors(history.items, exam)
  absorb(log, statesAt(history, start, given), learnt, courseOf(history, learnt, start, given))
  recentre(learnt, itemPriors(history.items, exam))
  const dynamics = history.dynamics ? given : tunedTo(history, learnt, start, courseOf(history, learnt, start, given))
  const course = courseOf(history, learnt, start, dynamics)
  const states = statesAt(history, start, dynamics)
  absorb(log, states, copied(learnt), course)
  return { states, items: learnt, course }
}

const copied = (items: readonly ItemState[]): ItemState[] => items.map((item) => ({ ...item }))

/** How the group moves and how much easier its practice is, by what is believed of the questions. */
function courseOf(
  { log, exam, examDay, growth }: History,
  items: readonly ItemState[],
  start: number,
  dynamics: Dynamics,
): GroupCourse {
  const remembered = { ...log, recall: log.recall.map((recall) => recallScaled(recall, dynamics.recallStrength)) }
  const span = { start, until: examDay, personSd: dynamics.priorSd, weights: exam.counts }
  const ease = practiceEase(remembered, items, { ...span, perDay: expectedPerDay(log, span, growth) })
  return { dynamics, ease, path: growthPath(remembered, items, { ...span, ease }, growth) }
}

/**
 * Answers by which the dynamics are tuned: whole learners, evenly picked, beyond it. 1,000 learners have given that many by week four; from 250 of them
 * the wandering tuned in week three differed by a factor of four between seeds, and with it how sure forecasts were.
 */
const enoughToTune = 200_000

function tunedTo(history: History, items: readonly ItemState[], start: number, course: Course): Dynamics {
  const sample = everyNth(history.log, Math.ceil(history.log.length / enoughToTune))
  return tunedDynamics(course.dynamics, (dynamics) =>
    absorb(sample, statesAt(history, start, dynamics), copied(items), { ...course, dynamics }),
  )
}

function everyNth(log: AnswerLog, n: number): AnswerLog {
  if (n <= 1) return log
  const rows: number[] = []
  for (let k = 0; k < log.length; k++) if ((log.learner[k] ?? 0) % n === 0) rows.push(k)
  return pickAnswers(log, rows)
}

const statesAt = ({ learners, exam, log }: History, start: number, dynamics: Dynamics): AbilityState[] =>
  Array.from({ length: learners }, () =>
    priorState(
      exam.counts.map(() => start),
      log.day[0] ?? 0,
      dynamics,
    ),
  )

/** Shrunk mean of the learners' abilities after their first answers, as one more learner of ability 0 would shrink it. */
function startingLevel(history: History, dynamics: Dynamics): number {
  const first = firstAnswers(history)
  let start = 0
  for (let round = 0; round < 4; round++) {
    const states = statesAt(history, start, dynamics)
    absorb(first, states, itemPriors(history.items, history.exam), { dynamics, path: null, ease: 0 })
    const sum = states.reduce((total, { mean }) => total + mean.reduce((s, m) => s + m, 0) / mean.length, 0)
    start = sum / (states.length + 1)
  }
  return start
}

/** Each learner's first answers of their first week, at most thirty. */
function firstAnswers({ learners, log }: History): AnswerLog {
  const count = new Int32Array(learners)
  const began = new Float64Array(learners).fill(Number.NaN)
  const rows: number[] = []
  for (let k = 0; k < log.length; k++) {
    const learner = log.learner[k] ?? 0
    const day = log.day[k] ?? 0
    if (Number.isNaN(began[learner] ?? 0)) began[learner] = day
    if ((count[learner] ?? 0) >= 30 || day > (began[learner] ?? 0) + 7) continue
    count[learner] = (count[learner] ?? 0) + 1
    rows.push(k)
  }
  return pickAnswers(log, rows)
}

/** Moves the difficulties of each domain back to the mean of their priors, weighing each by what was learnt of it. */
function recentre(learnt: readonly ItemState[], priors: readonly ItemState[]): void {
  const shift = new Map<number, { sum: number; weight: number }>()
  learnt.forEach(({ domain, b, variance }, i) => {
    const prior = priors[i]
    if (!prior) return
    const into = shift.get(domain) ?? { sum: 0, weight: 0 }
    const weight = 1 - variance / prior.variance
    shift.set(domain, { sum: into.sum + weight * (b - prior.b), weight: into.weight + weight })
  })
  learnt.forEach((item, i) => {
    const { sum, weight } = shift.get(item.domain) ?? { sum: 0, weight: 0 }
    const learned = 1 - item.variance / (priors[i]?.variance ?? item.variance)
    if (weight > 0) item.b -= (learned * sum) / weight
  })
}
