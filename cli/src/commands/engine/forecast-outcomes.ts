import {
  evaluate,
  logLoss,
  brier,
  type Outcome,
  practiceBaseline,
  recalibrate,
  type Recalibration,
} from '@cadre/psychometrics'
import type { Csv } from '../../csv.ts'
import { rowsOf } from '../../csv-rows.ts'
import { nameOf } from '../../input.ts'
import { Refused } from '../../refused.ts'

/** Who passed: CSV learner,pass. */
export function outcomesOf(csv: Csv): Map<string, boolean> {
  const passed = new Map<string, boolean>()
  for (const { text, truth, bad } of rowsOf(csv, ['learner', 'pass'])) {
    const id = text('learner')
    if (passed.has(id)) throw bad(`the learner "${id}" has an outcome already`)
    passed.set(id, truth('pass'))
  }
  return passed
}

export type Past = { readonly recalibration: Recalibration; readonly learners: ReadonlySet<string> }

/** Past outcomes with the forecasts frozen then (p,pass), or of learners among the events (learner,pass), whose own forecasts are taken. */
export function pastOf(csv: Csv, forecastByLearner: ReadonlyMap<string, number>): Past {
  if (csv.header.includes('p')) {
    const outcomes = rowsOf(csv, ['p', 'pass']).map(({ number, truth, bad }) => {
      const chance = number('p')
      if (chance < 0 || chance > 1) throw bad(`the chance ${chance} is not between 0 and 1`)
      return { p: chance, passed: truth('pass') }
    })
    return { recalibration: recalibrate(outcomes), learners: new Set() }
  }
  const passed = outcomesOf(csv)
  const outcomes = [...passed].map(([learner, isPassed]) => {
    const p = forecastByLearner.get(learner)
    if (p !== undefined) return { p, passed: isPassed }
    throw new Refused('forecast.unknown-learner', `${nameOf(csv.file)}: no events of the learner "${learner}".`, {
      file: csv.file,
      learner,
    })
  })
  return { recalibration: recalibrate(outcomes), learners: new Set(passed.keys()) }
}

type Judged = { readonly lastPractice: ReadonlyMap<string, number | null>; readonly leaveOut: ReadonlySet<string> }

/** The evaluation with its rivals. Learners whose outcomes served to recalibrate are left out. */
export function evaluationOf(
  passed: ReadonlyMap<string, boolean>,
  forecasts: readonly { readonly learner: string; readonly p: number }[],
  { lastPractice, leaveOut }: Judged,
) {
  const judged = forecasts.flatMap(({ learner, p }) => {
    const outcome = passed.get(learner)
    return outcome === undefined || leaveOut.has(learner) ? [] : [{ learner, p, passed: outcome }]
  })
  if (judged.length === 0) return { n: 0 }
  const { line, baseRate, baseBrier, ...model } = evaluate(judged)
  const practice: Outcome[] = practiceBaseline(
    judged.map((one) => ({ share: lastPractice.get(one.learner) ?? null, passed: one.passed })),
  )
  return {
    ...model,
    intercept: line?.intercept ?? null,
    slope: line?.slope ?? null,
    baseRate: {
      p: baseRate,
      brier: baseBrier,
      logLoss: logLoss(judged.map((one) => ({ p: baseRate, passed: one.passed }))),
    },
    lastPracticeExam: {
      brier: brier(practice),
      logLoss: logLoss(practice),
      withExam: judged.filter((one) => (lastPractice.get(one.learner) ?? null) !== null).length,
    },
  }
}
