import type { Reads } from '../../../platform/db/transaction.ts'
import { tenant } from '../../../platform/db/tenant.ts'
import { guessChance } from '../domain/guess-chance.ts'
import type { QuestionText } from '../domain/question-text.ts'
import type { QuestionVersionId } from '../domain/question.ts'

/** What judging an answer needs to know of its question. */
export type ItemFacts = {
  /** Chance of guessing it right. */
  readonly guess: number
  /** 1 easy to 5 hard, in the author's judgement. */
  readonly rating: number | null
}

/** Facts of versions, in one statement. */
export async function itemFactsOf(
  reads: Reads,
  versionIds: readonly QuestionVersionId[],
): Promise<Map<QuestionVersionId, ItemFacts>> {
  if (versionIds.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('bank.question_versions as v')
    .innerJoin('bank.questions as q', (join) =>
      join.onRef('q.organisation_id', '=', 'v.organisation_id').onRef('q.question_id', '=', 'v.question_id'),
    )
    .select(['v.version_id', 'v.content', 'q.difficulty'])
    .where(tenant(reads, 'v'))
    .where((eb) => eb('v.version_id', '=', eb.fn.any(eb.val([...new Set(versionIds)]))))
    .execute()
  return new Map(
    rows.map(({ version_id, content, difficulty }) => [
      version_id as QuestionVersionId,
      { guess: guessChance((content as QuestionText).item), rating: difficulty },
    ]),
  )
}
