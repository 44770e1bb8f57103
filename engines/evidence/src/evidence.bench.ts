import { expectOk, normal, seededRandom } from '@cadre/kernel'
import { parseLedger, parseStudy, poolRates, retentionByFormat, returnsOf, wilson } from './index.ts'

const ledger = expectOk(
  parseLedger({
    quantities: {
      people: { kind: 'exact', value: 35 },
      fee: { kind: 'judged', low: 150, likely: 300, high: 300 },
      before: { kind: 'counted', passed: 22, of: 35 },
      after: { kind: 'counted', passed: 30, of: 35 },
      saved: { kind: 'spread', mean: 47, se: 8 },
      hour: { kind: 'range', p10: 60, p90: 120 },
    },
    lines: [
      { id: 'retakes', kind: 'benefit', grade: 'measured', formula: 'people * fee * (after - before)' },
      { id: 'study', kind: 'benefit', grade: 'estimated', formula: 'people * after * saved * hour' },
      { id: 'trainers', kind: 'cost', grade: 'measured', formula: 'people * 14 * hour' },
    ],
  }),
)

const cohorts = Array.from({ length: 40 }, (_, i) => ({ passed: 2 + (i % 4), of: 5 + (i % 2) }))

const random = seededRandom(1)
const learners = Array.from({ length: 50 }, (_, i) => ({
  learner: `p${i}`,
  format: i % 10 < 5 ? 'blended' : 'instructor-led',
  cohort: `c${Math.floor(i / 5)}`,
  trainer: `t${Math.floor(i / 15)}`,
  diagnostic: normal(random),
  skipped: [],
}))
const answers = learners.flatMap(({ learner }) =>
  Array.from({ length: 24 }, (_, k) => ({
    learner,
    difficulty: normal(random),
    day: k < 12 ? 7 : 90,
    correct: random.next() < 0.7,
  })),
)
const study = expectOk(parseStudy({ learners, answers, reference: 'instructor-led' }))

export const benches: { name: string; unit: string; run: () => number }[] = [
  { name: 'ROI with tornado, six inputs', unit: 'draws', run: () => returnsOf(ledger, seededRandom(1), 10_000).draws },
  { name: 'pooling of 40 cohorts', unit: 'cohorts', run: () => poolRates(cohorts).groups.length },
  {
    name: 'retention of 50 people, 1,200 answers',
    unit: 'answers',
    run: () => (retentionByFormat(study), answers.length),
  },
  {
    name: 'Wilson intervals',
    unit: 'intervals',
    run: () => {
      let sum = 0
      for (let i = 1; i <= 10_000; i++) sum += wilson({ passed: i >> 1, of: i }).lo
      return sum > 0 ? 10_000 : 0
    },
  },
]
