import { ok, refuse, type Id, type Instant, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'

export type ResultId = Id<'exr'>

/** What stands behind a result: the vendor's report that was seen, the vendor's own record, or the person's word. */
export const resultSources = ['score-report', 'vendor-record', 'own-word'] as const
export type ResultSource = (typeof resultSources)[number]

/** As vendors report a domain: a share, or only whether it was enough; never both missing. */
export type DomainScore = {
  readonly domain: string
  readonly percent: number | null
  readonly meets: boolean | null
}

/** What was said of one sitting. */
export type Outcome = {
  readonly satOn: PlainDate
  readonly passed: boolean
  readonly score: number | null
  readonly byDomain: readonly DomainScore[]
  readonly source: ResultSource
  readonly note: string
}

export type ExamResult = Outcome & {
  readonly resultId: ResultId
  readonly personId: Id<'per'>
  readonly certificationId: Id<'crt'>
  /** The cohort they sat it with; null: on their own. */
  readonly cohortId: Id<'coh'> | null
  /** The certificate that was recorded with it. */
  readonly certificateId: Id<'cer'> | null
  /** 1 as first recorded, one more with every correction. */
  readonly revision: number
}

/** One version of a result; the last one counts. `outcome` null: it was withdrawn. */
export type Revision = {
  readonly revision: number
  readonly at: Instant
  readonly by: Id<'per'> | null
  readonly reason: string
  readonly outcome: Outcome | null
}

export type PassMark = { readonly value: number; readonly low: number; readonly high: number }
type OutcomeRefusal =
  | Refusal<'exams.sat-in-the-future', { satOn: string }>
  | Refusal<'exams.score-off-scale', { score: number; low: number; high: number }>
  | Refusal<'exams.score-contradicts', { score: number; mark: number; passed: boolean }>

/**
 * Whether what is said can be true. A score speaks against the outcome only if it does by every mark that is recorded:
 * where sources disagree about the mark, nobody is told that their own report is wrong.
 */
export function checkOutcome(
  { satOn, passed, score }: Pick<Outcome, 'satOn' | 'passed' | 'score'>,
  marks: readonly PassMark[],
  today: PlainDate,
): Ok<null> | OutcomeRefusal {
  if (satOn > today) return refuse('exams.sat-in-the-future', { satOn })
  const [first] = marks
  if (score === null || first === undefined) return ok(null)
  if (marks.every(({ low, high }) => score < low || score > high))
    return refuse('exams.score-off-scale', { score, low: first.low, high: first.high })
  if (marks.every(({ value }) => score >= value !== passed))
    return refuse('exams.score-contradicts', { score, mark: first.value, passed })
  return ok(null)
}

type Sat = Pick<ExamResult, 'personId' | 'certificationId' | 'satOn'>

/** Results with the number of the attempt, counted for each person and certification by the day they sat. */
export function numbered<R extends Sat>(results: readonly R[]): (R & { readonly attempt: number })[] {
  const byExam = Map.groupBy(results, ({ personId, certificationId }) => `${personId} ${certificationId}`)
  return [...byExam.values()].flatMap((ofOne) =>
    ofOne.toSorted((a, b) => (a.satOn < b.satOn ? -1 : 1)).map((result, index) => ({ ...result, attempt: index + 1 })),
  )
}
