import { normal, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { solveCholesky } from '../linear.ts'
import { designOf } from './design.ts'
import { modeOf } from './fit.ts'

/** Eight people in four cohorts of two trainers, ten answers each, by seed. */
function smallStudy() {
  const random = seededRandom(12)
  const learners = Array.from({ length: 8 }, (_, i) => ({
    learner: `p${i}`,
    format: i % 4 < 2 ? 'blended' : 'instructor-led',
    cohort: `c${i >> 1}`,
    trainer: `t${i >> 2}`,
    diagnostic: normal(random),
    skipped: [],
  }))
  const answers = learners.flatMap(({ learner }) =>
    Array.from({ length: 10 }, (_, k) => ({
      learner,
      difficulty: normal(random),
      day: k < 5 ? 7 : 90,
      correct: random.next() < 0.65,
    })),
  )
  return { learners, answers, reference: 'instructor-led' }
}

describe('the mode of the retention model', () => {
  const design = designOf(smallStudy(), new Map([['blended', { mean: 0.3, sd: 0.3 }]]), 90)
  const mode = modeOf(design, { person: 0.9, cohort: 0.4, trainer: 0.2 })

  test('coefficients and evidence agree with SciPy 1.17.1 (BFGS over all 19 unknowns, Hessian inverted whole)', () => {
    const golden = [
      0.498502, 0.290385, 0.164371, 0.276929, -0.000985, 0.023362, 0.078183, -0.064376, -0.017228, 0.025386, -0.020401,
    ]
    golden.forEach((g, i) => expect(mode.coefficients[i]).toBeCloseTo(g, 5))
    expect(Array.from(mode.persons).slice(0, 3)).toEqual(
      [-0.017876, 0.136146, 0.655648].map((g) => expect.closeTo(g, 5)),
    )
    expect(mode.logEvidence).toBeCloseTo(-65.516667, 5)
  })
  test('the standard error of a format with people integrated out is that of the whole Hessian', () => {
    const unit = new Float64Array(design.size)
    unit[3] = 1
    expect(Math.sqrt(solveCholesky(mode.factor, design.size, unit)[3] ?? NaN)).toBeCloseTo(0.284459, 5)
  })
  test('a warm start changes nothing but the way there', () => {
    const far = modeOf(design, { person: 2, cohort: 1, trainer: 1 })
    const again = modeOf(design, { person: 0.9, cohort: 0.4, trainer: 0.2 }, far)
    expect(again.logEvidence).toBeCloseTo(mode.logEvidence, 4)
  })
})
