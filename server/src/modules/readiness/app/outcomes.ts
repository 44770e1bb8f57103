import type { Id, PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { lastBefore, type SatForecast } from '../store/forecasts.ts'

/** An exam that somebody sat, as the exams module hands it out. */
export type ExamResult = {
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  readonly satOn: PlainDate
  readonly passed: boolean
  /** 1 for the first. */
  readonly attempt: number
}

/** The port to the exams module; handed in by the composition root. */
export type ResultsOf = (
  reads: Reads,
  asked: { readonly certificationId?: Id<'crt'> | undefined },
) => Promise<readonly ExamResult[]>

export type SatOutcome = SatForecast & { readonly passed: boolean; readonly attempt: number }

/** Each exam that was sat with the last forecast frozen before it; exams that nobody forecast are left out. */
export async function outcomesOf(
  reads: Reads,
  resultsOf: ResultsOf,
  certificationId?: Id<'crt'>,
): Promise<SatOutcome[]> {
  const results = await resultsOf(reads, { certificationId })
  const key = (of: Pick<ExamResult, 'personId' | 'certificationId' | 'satOn'>) =>
    `${of.personId} ${of.certificationId} ${of.satOn}`
  const byExam = new Map(results.map((result) => [key(result), result]))
  return (await lastBefore(reads, results)).flatMap((forecast) => {
    const result = byExam.get(key(forecast))
    return result ? [{ ...forecast, passed: result.passed, attempt: result.attempt }] : []
  })
}
