import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { ImageType } from '../domain/image.ts'
import type { QuestionId, StoredQuestion } from '../domain/question.ts'
import { questionsById } from './questions.ts'
import { filtered, type Filter } from './search.ts'

export type ExportedQuestion = StoredQuestion & {
  readonly origin: string | null
  readonly enemies: readonly QuestionId[]
}

/** The working texts of a filter, each with its origin and its enemies among them; by id. @param most so many, at most. */
export async function exportedOf(reads: Reads, filter: Filter, most: number): Promise<ExportedQuestion[]> {
  const rows = await filtered(reads, filter)
    .select(['q.question_id', 'q.origin'])
    .orderBy('q.question_id')
    .limit(most)
    .execute()
  const origins = new Map<string, string | null>(rows.map((row) => [row.question_id, row.origin]))
  const questions = await questionsById(reads, [...origins.keys()] as QuestionId[])
  const enemies = await enemiesAmong(reads, origins)
  return questions.map((question) => ({
    ...question,
    origin: origins.get(question.questionId) ?? null,
    enemies: enemies.get(question.questionId) ?? [],
  }))
}

async function enemiesAmong(reads: Reads, among: ReadonlyMap<string, unknown>): Promise<Map<string, QuestionId[]>> {
  const rows = await reads.db
    .selectFrom('bank.enemies as e')
    .select(['e.question_id', 'e.enemy_id'])
    .where(tenant(reads, 'e'))
    .orderBy('e.question_id')
    .orderBy('e.enemy_id')
    .execute()
  const byQuestion = new Map<string, QuestionId[]>()
  for (const { question_id, enemy_id } of rows) {
    if (!among.has(question_id) || !among.has(enemy_id)) continue
    byQuestion.set(question_id, [...(byQuestion.get(question_id) ?? []), enemy_id as QuestionId])
  }
  return byQuestion
}

export async function mediaForExport(
  reads: Reads,
  hashes: readonly string[],
): Promise<{ hash: string; type: ImageType; bytes: Uint8Array }[]> {
  if (hashes.length === 0) return []
  const rows = await reads.db
    .selectFrom('bank.media as m')
    .select(['m.hash', 'm.type', 'm.bytes'])
    .where(tenant(reads, 'm'))
    .where('m.hash', 'in', [...hashes])
    .orderBy('m.hash')
    .execute()
  return rows.map((row) => ({ ...row, type: row.type as ImageType }))
}
