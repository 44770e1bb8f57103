import type { Id } from '@cadre/kernel'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import { guessChance } from '../domain/guess-chance.ts'
import type { QuestionText } from '../domain/question-text.ts'
import type { QuestionId } from '../domain/question.ts'

/** What tells how hard a live question is: its author's rating, the chance of guessing it, and its running sums, if any. */
export type HardnessFacts = {
  readonly questionId: QuestionId
  /** 1 easy to 5 hard; null: unrated. */
  readonly rating: number | null
  readonly guess: number
  readonly sums: { readonly restN: number; readonly restRightSum: number; readonly restSum: number } | null
}

type Asked = {
  readonly certificationId: Id<'crt'>
  /** Questions rated at least so hard are told of, */
  readonly ratedFrom: number
  /** and those with at least so many answers, however they are rated. */
  readonly answersFrom: number
}

/** Live questions that may be hard, in the order of their ids; the others' texts are not read. */
export async function maybeHard(reads: Reads, asked: Asked): Promise<HardnessFacts[]> {
  const rows = await reads.db
    .selectFrom('bank.questions as q')
    .innerJoin('bank.question_versions as v', (join) =>
      join.onRef('v.organisation_id', '=', 'q.organisation_id').onRef('v.version_id', '=', 'q.live_version_id'),
    )
    .leftJoin('bank.item_sums as s', (join) =>
      join.onRef('s.organisation_id', '=', 'q.organisation_id').onRef('s.version_id', '=', 'q.live_version_id'),
    )
    .select(['q.question_id', 'q.difficulty', 'v.content', 's.rest_n', 's.rest_right_sum', 's.rest_sum'])
    .where(tenant(reads, 'q'))
    .where('q.certification_id', '=', asked.certificationId)
    .where((eb) => eb.or([eb('q.difficulty', '>=', asked.ratedFrom), eb('s.rest_n', '>=', asked.answersFrom)]))
    .orderBy('q.question_id')
    .execute()
  return rows.map((row) => ({
    questionId: row.question_id as QuestionId,
    rating: row.difficulty,
    guess: guessChance((row.content as QuestionText).item),
    sums:
      row.rest_n === null
        ? null
        : { restN: row.rest_n, restRightSum: row.rest_right_sum ?? 0, restSum: row.rest_sum ?? 0 },
  }))
}
