import type { Blueprint } from '@cadre/formats/blueprint'
import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type BlueprintId = Id<'blu'>
export type StoredBlueprint = {
  readonly blueprintId: BlueprintId
  readonly certificationId: Id<'crt'>
  readonly file: string
  readonly content: Blueprint
  readonly revision: number
  readonly changedBy: PersonId | null
  readonly changedAt: Instant
  /** The newest published version, and the draft revision it was made from. */
  readonly latest: { readonly number: number; readonly revision: number } | null
}

function select(reads: Reads) {
  return reads.db
    .selectFrom('blueprints.blueprints as b')
    .select([
      'b.blueprint_id',
      'b.certification_id',
      'b.file',
      'b.content',
      'b.revision',
      'b.changed_by',
      'b.changed_at',
    ])
    .where(tenant(reads, 'b'))
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]
type Latest = StoredBlueprint['latest']

const toBlueprint = (row: Row, latest: Latest): StoredBlueprint => ({
  blueprintId: row.blueprint_id as BlueprintId,
  certificationId: row.certification_id as Id<'crt'>,
  file: row.file,
  content: row.content as Blueprint,
  revision: row.revision,
  changedBy: row.changed_by as PersonId | null,
  changedAt: row.changed_at,
  latest,
})

export async function blueprintsOf(reads: Reads): Promise<StoredBlueprint[]> {
  const latest = await latestByBlueprint(reads)
  const rows = await select(reads).orderBy('b.changed_at', 'desc').orderBy('b.blueprint_id').execute()
  return rows.map((row) => toBlueprint(row, latest.get(row.blueprint_id) ?? null))
}

export async function findBlueprint(reads: Reads, blueprintId: BlueprintId): Promise<StoredBlueprint | null> {
  const row = await select(reads).where('b.blueprint_id', '=', blueprintId).executeTakeFirst()
  return row ? toBlueprint(row, (await latestByBlueprint(reads, blueprintId)).get(blueprintId) ?? null) : null
}

/** Locked until the transaction ends: the second of two who save waits, and sees the first one's revision. */
export async function lockBlueprint(tx: Tx, blueprintId: BlueprintId): Promise<StoredBlueprint | null> {
  const row = await select(tx).where('b.blueprint_id', '=', blueprintId).forUpdate().executeTakeFirst()
  return row ? toBlueprint(row, (await latestByBlueprint(tx, blueprintId)).get(blueprintId) ?? null) : null
}

async function latestByBlueprint(reads: Reads, blueprintId?: BlueprintId): Promise<Map<string, NonNullable<Latest>>> {
  let query = reads.db
    .selectFrom('blueprints.versions as v')
    .distinctOn('v.blueprint_id')
    .select(['v.blueprint_id', 'v.number', 'v.revision'])
    .where(tenant(reads, 'v'))
  if (blueprintId !== undefined) query = query.where('v.blueprint_id', '=', blueprintId)
  const rows = await query.orderBy('v.blueprint_id').orderBy('v.number', 'desc').execute()
  return new Map(rows.map(({ blueprint_id, number, revision }) => [blueprint_id, { number, revision }]))
}

export type Content = { readonly certificationId: Id<'crt'>; readonly file: string; readonly content: Blueprint }

export async function insertBlueprint(tx: Tx, { certificationId, file, content }: Content): Promise<BlueprintId> {
  const blueprintId = tx.newId('blu')
  await tx.db
    .insertInto('blueprints.blueprints')
    .values({
      organisation_id: organisationOf(tx),
      blueprint_id: blueprintId,
      certification_id: certificationId,
      file,
      content: json(content),
      revision: 1,
      ...changed(tx),
    })
    .execute()
  return blueprintId
}

export async function saveBlueprint(
  tx: Tx,
  blueprintId: BlueprintId,
  { certificationId, file, content, revision }: Content & { readonly revision: number },
): Promise<void> {
  await tx.db
    .updateTable('blueprints.blueprints as b')
    .set({ certification_id: certificationId, file, content: json(content), revision, ...changed(tx) })
    .where(tenant(tx, 'b'))
    .where('b.blueprint_id', '=', blueprintId)
    .execute()
}

const changed = ({ scope, now }: Tx) => ({
  changed_by: scope.kind === 'organisation' ? scope.personId : null,
  changed_at: timestamp(now),
})
