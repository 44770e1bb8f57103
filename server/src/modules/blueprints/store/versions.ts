import type { Blueprint } from '@cadre/formats/blueprint'
import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { PersonId } from '../../../platform/scope.ts'
import type { BlueprintId, StoredBlueprint } from './blueprints.ts'

export type VersionId = Id<'bve'>
export type Version = {
  readonly versionId: VersionId
  readonly number: number
  readonly publishedBy: PersonId | null
  readonly publishedAt: Instant
  readonly note: string
}
export type VersionContent = {
  readonly versionId: VersionId
  readonly blueprintId: BlueprintId
  readonly number: number
  readonly certificationId: Id<'crt'>
  readonly content: Blueprint
}

export async function versionsOf(reads: Reads, blueprintId: BlueprintId): Promise<Version[]> {
  const rows = await reads.db
    .selectFrom('blueprints.versions as v')
    .select(['v.version_id', 'v.number', 'v.published_by', 'v.published_at', 'v.note'])
    .where(tenant(reads, 'v'))
    .where('v.blueprint_id', '=', blueprintId)
    .orderBy('v.number', 'desc')
    .execute()
  return rows.map((row) => ({
    versionId: row.version_id as VersionId,
    number: row.number,
    publishedBy: row.published_by as PersonId | null,
    publishedAt: row.published_at,
    note: row.note,
  }))
}

export async function findVersionFile(reads: Reads, blueprintId: BlueprintId, number: number): Promise<string | null> {
  const row = await reads.db
    .selectFrom('blueprints.versions as v')
    .select('v.file')
    .where(tenant(reads, 'v'))
    .where('v.blueprint_id', '=', blueprintId)
    .where('v.number', '=', number)
    .executeTakeFirst()
  return row?.file ?? null
}

/** What a cohort stands on; for other modules. */
export async function findVersion(reads: Reads, versionId: VersionId): Promise<VersionContent | null> {
  return contentOf(selectContent(reads).where('v.version_id', '=', versionId))
}

export type VersionHead = { readonly number: number; readonly title: string }

/** What a cohort stands on, by name alone: the content is large. */
export async function findVersionHead(reads: Reads, versionId: VersionId): Promise<VersionHead> {
  return reads.db
    .selectFrom('blueprints.versions as v')
    .select(['v.number', sql<string>`v.content->>'title'`.as('title')])
    .where(tenant(reads, 'v'))
    .where('v.version_id', '=', versionId)
    .executeTakeFirstOrThrow()
}

/** The newest published version of a blueprint. */
export async function findLatestVersion(reads: Reads, blueprintId: BlueprintId): Promise<VersionContent | null> {
  return contentOf(selectContent(reads).where('v.blueprint_id', '=', blueprintId).orderBy('v.number', 'desc').limit(1))
}

const selectContent = (reads: Reads) =>
  reads.db
    .selectFrom('blueprints.versions as v')
    .innerJoin('blueprints.blueprints as b', (join) =>
      join.onRef('b.organisation_id', '=', 'v.organisation_id').onRef('b.blueprint_id', '=', 'v.blueprint_id'),
    )
    .select(['v.version_id', 'v.blueprint_id', 'v.number', 'v.content', 'b.certification_id'])
    .where(tenant(reads, 'v'))

async function contentOf(query: ReturnType<typeof selectContent>): Promise<VersionContent | null> {
  const row = await query.executeTakeFirst()
  if (!row) return null
  const { version_id, blueprint_id, number, content, certification_id } = row
  return {
    versionId: version_id as VersionId,
    blueprintId: blueprint_id as BlueprintId,
    number,
    certificationId: certification_id as Id<'crt'>,
    content: content as Blueprint,
  }
}

export async function insertVersion(tx: Tx, draft: StoredBlueprint, note: string): Promise<Version> {
  const versionId = tx.newId('bve')
  const number = (draft.latest?.number ?? 0) + 1
  const publishedBy = tx.scope.kind === 'organisation' ? tx.scope.personId : null
  await tx.db
    .insertInto('blueprints.versions')
    .values({
      organisation_id: organisationOf(tx),
      version_id: versionId,
      blueprint_id: draft.blueprintId,
      number,
      revision: draft.revision,
      file: draft.file,
      content: json(draft.content),
      published_by: publishedBy,
      published_at: timestamp(tx.now),
      note,
    })
    .execute()
  return { versionId, number, publishedBy, publishedAt: tx.now, note }
}
