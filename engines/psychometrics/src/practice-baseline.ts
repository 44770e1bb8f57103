import { logistic } from './logistic.ts'
import { calibrationLine, type Line, type Outcome } from './scoring.ts'

/** The share right on a learner's last practice exam (null when they took none), and whether they passed. */
export type PracticeResult = { readonly share: number | null; readonly passed: boolean }

const folds = 5

/**
 * What the plainest rival would have said: a logistic regression of passing on the last practice exam's share, fitted on the other four fifths
 * (every fifth learner held out in turn), so that it is judged as honestly as the forecast. Learners without one get the others' pass rate.
 */
export function practiceBaseline(results: readonly PracticeResult[]): Outcome[] {
  const fits = Array.from({ length: folds }, (_, fold) => fittedTo(results.filter((_other, k) => k % folds !== fold)))
  return results.map(({ share, passed }, i) => {
    const { rate, line } = fits[i % folds] ?? { rate: 0.5, line: null }
    return { p: share === null || !line ? rate : logistic(line.intercept + line.slope * scaled(share)), passed }
  })
}

function fittedTo(others: readonly PracticeResult[]): { rate: number; line: Line | null } {
  const rate = (others.filter(({ passed }) => passed).length + 0.5) / (others.length + 1)
  const scored = others.flatMap(({ share, passed }) => (share === null ? [] : [{ p: logistic(scaled(share)), passed }]))
  return { rate, line: scored.length < 10 ? null : calibrationLine(scored, { intercept: 0.05, slope: 0.05 }) }
}

/** Shares around .7 on a scale where one is fifteen points. */
const scaled = (share: number): number => (share - 0.7) / 0.15
