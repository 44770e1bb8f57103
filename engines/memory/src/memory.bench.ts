import { seededRandom } from '@cadre/kernel'
import { defaultWeights, type MemoryState, openingQuiz, planToday, schedulerOf } from './index.ts'

const scheduler = schedulerOf(defaultWeights)
const random = seededRandom(1)
const items = Array.from({ length: 300 }, (_, i) => ({
  item: `q${i}`,
  weight: 1,
  minutes: 0.4,
  state: { stability: 1 + 20 * random.next(), difficulty: 2 + 7 * random.next() },
  daysSince: i % 20,
}))
const quizItems = items.map(({ item }, i) => ({ item, domain: `d${i % 4}`, enemies: [] }))
const learners = Array.from({ length: 6 }, (_, j) => ({
  learner: `p${j}`,
  weight: 1,
  scheduler,
  memory: new Map(items.map(({ item, state, daysSince }) => [item, { state, daysSince: daysSince + j }] as const)),
}))

export const benches: { name: string; unit: string; run: () => number }[] = [
  {
    name: 'FSRS-6 steps',
    unit: 'steps',
    run: () => {
      const steps = 500_000
      let state: MemoryState = { stability: 3, difficulty: 5 }
      for (let i = 0; i < steps; i++) state = scheduler.step(state, 1 + (i % 20), i % 7 === 0 ? 1 : 3)
      return state.stability > 0 ? steps : 0
    },
  },
  {
    name: "today's plan",
    unit: 'items',
    run: () => planToday(scheduler, items, { minutes: 20, goal: { examInDays: 30 } }).reviews.length && items.length,
  },
  {
    name: 'opening quiz of six people over 300 items',
    unit: 'values',
    run: () => {
      const request = {
        items: quizItems,
        learners,
        domainWeights: { d0: 1, d1: 2, d2: 3, d3: 4 },
        goal: { examInDays: 30 },
        size: 8,
      }
      return openingQuiz(request, seededRandom(1)).chosen.length && items.length * learners.length
    },
  },
]
