import type { readForecastRecord } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import { enoughOutcomes, evaluate } from '@cadre/psychometrics'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { directoryOf } from '../../identity/index.ts'
import { newestCorrection } from '../store/recalibrations.ts'
import { outcomesOf, type ResultsOf } from './outcomes.ts'

/** How right past forecasts were, as they were shown: each with the exam that judged it (R1). */
export const readRecord =
  (resultsOf: ResultsOf): Handler<typeof readForecastRecord> =>
  async (reads, { query }) => {
    const outcomes = await outcomesOf(reads, resultsOf, query.certificationId)
    const results = await resultsOf(reads, { certificationId: query.certificationId })
    const names = await directoryOf(
      reads,
      outcomes.map(({ personId }) => personId),
    )
    const codes = new Map((await certificationsOf(reads)).map(({ certificationId, code }) => [certificationId, code]))
    const judged =
      outcomes.length === 0 ? null : evaluate(outcomes.map(({ chance, passed }) => ({ p: chance, passed })))
    const checked = judged?.calibration === 'checked'
    return ok({
      outcomes: outcomes.length,
      outcomesMissing: Math.max(0, enoughOutcomes - outcomes.length),
      unforecast: results.length - outcomes.length,
      brier: judged?.brier ?? null,
      logLoss: judged?.logLoss ?? null,
      baseBrier: judged?.baseBrier ?? null,
      passed: outcomes.filter(({ passed }) => passed).length,
      line: checked ? (judged.line ?? null) : null,
      bands: (checked ? judged.bands : []).map(({ n, meanForecast, passed, share, interval: [low, high] }) => ({
        people: n,
        meanForecast,
        passed,
        share,
        low,
        high,
      })),
      correction: await newestCorrection(reads),
      forecasts: outcomes.map(({ personId, certificationId, madeOn, satOn, chance, model, passed, attempt }) => ({
        personId,
        name: names.get(personId)?.name ?? '',
        code: codes.get(certificationId) ?? '',
        madeOn,
        satOn,
        chance,
        model,
        passed,
        attempt,
      })),
    })
  }
