import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { QuestionId } from '../domain/question.ts'

const ordered = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

export async function enemiesOf(reads: Reads, questionId: QuestionId): Promise<QuestionId[]> {
  const rows = await reads.db
    .selectFrom('bank.enemies as e')
    .select(['e.question_id', 'e.enemy_id'])
    .where(tenant(reads, 'e'))
    .where((where) => where.or([where('e.question_id', '=', questionId), where('e.enemy_id', '=', questionId)]))
    .orderBy('e.question_id')
    .orderBy('e.enemy_id')
    .execute()
  return rows.map((row) => (row.question_id === questionId ? row.enemy_id : row.question_id) as QuestionId)
}

export async function saveEnemies(tx: Tx, questionId: QuestionId, enemies: readonly QuestionId[]): Promise<void> {
  await tx.db
    .deleteFrom('bank.enemies as e')
    .where(tenant(tx, 'e'))
    .where((where) => where.or([where('e.question_id', '=', questionId), where('e.enemy_id', '=', questionId)]))
    .execute()
  await insertEnemies(
    tx,
    enemies.map((enemy) => [questionId, enemy]),
  )
}

export async function insertEnemies(tx: Tx, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const distinct = new Map(
    pairs
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ordered(a, b))
      .map((pair) => [pair.join(' '), pair]),
  )
  if (distinct.size === 0) return
  await tx.db
    .insertInto('bank.enemies')
    .values(
      [...distinct.values()].map(([a, b]) => ({ organisation_id: organisationOf(tx), question_id: a, enemy_id: b })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Pairs of which both are among these, for drawing a form. */
export async function enemyPairsAmong(
  reads: Reads,
  questionIds: readonly QuestionId[],
): Promise<[QuestionId, QuestionId][]> {
  if (questionIds.length === 0) return []
  const rows = await reads.db
    .selectFrom('bank.enemies as e')
    .select(['e.question_id', 'e.enemy_id'])
    .where(tenant(reads, 'e'))
    .where('e.question_id', 'in', [...questionIds])
    .where('e.enemy_id', 'in', [...questionIds])
    .execute()
  return rows.map((row) => [row.question_id as QuestionId, row.enemy_id as QuestionId])
}
