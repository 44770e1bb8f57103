import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { PersonId } from '../domain/question.ts'
import { countsOf, type Counts, type ReportLine, type Stage } from '../domain/import-report.ts'

export type ImportId = Id<'imp'>
export type StoredImport = {
  readonly importId: ImportId
  readonly certificationId: Id<'crt'>
  readonly name: string
  readonly format: string
  readonly stage: Stage
  readonly progress: number
  readonly problem: string | null
  readonly counts: Counts
  readonly provenance: string
  readonly startedBy: PersonId
  readonly startedAt: Instant
}

const select = (reads: Reads) =>
  reads.db
    .selectFrom('bank.imports as i')
    .select(['i.import_id', 'i.certification_id', 'i.name', 'i.format', 'i.stage', 'i.progress', 'i.problem'])
    .select(['i.counts', 'i.provenance', 'i.started_by', 'i.started_at'])
    .where(tenant(reads, 'i'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const none = countsOf([])

const toImport = (row: Row): StoredImport => ({
  importId: row.import_id as ImportId,
  certificationId: row.certification_id as Id<'crt'>,
  name: row.name,
  format: row.format,
  stage: row.stage as Stage,
  progress: row.progress,
  problem: row.problem,
  counts: { ...none, ...(row.counts as Partial<Counts>) },
  provenance: row.provenance,
  startedBy: row.started_by as PersonId,
  startedAt: row.started_at,
})

export async function findImport(reads: Reads, importId: ImportId): Promise<StoredImport | null> {
  const row = await select(reads).where('i.import_id', '=', importId).executeTakeFirst()
  return row ? toImport(row) : null
}
export async function lockImport(tx: Tx, importId: ImportId): Promise<StoredImport | null> {
  const row = await select(tx).where('i.import_id', '=', importId).forUpdate().executeTakeFirst()
  return row ? toImport(row) : null
}

/** The newest first; what was discarded is not shown. */
export async function importsOf(reads: Reads): Promise<StoredImport[]> {
  const rows = await select(reads)
    .where('i.stage', '<>', 'discarded')
    .orderBy('i.started_at', 'desc')
    .orderBy('i.import_id', 'desc')
    .limit(50)
    .execute()
  return rows.map(toImport)
}

type NewImport = Pick<StoredImport, 'certificationId' | 'name' | 'startedBy'> & { readonly file: Uint8Array }

export async function insertImport(tx: Tx, { certificationId, name, startedBy, file }: NewImport) {
  const importId = tx.newId('imp')
  await tx.db
    .insertInto('bank.imports')
    .values({
      organisation_id: organisationOf(tx),
      import_id: importId,
      certification_id: certificationId,
      name,
      // Found while it is read.
      format: 'unknown',
      file: Buffer.from(file),
      stage: 'reading',
      started_by: startedBy,
      started_at: timestamp(tx.now),
    })
    .execute()
  return importId
}

type Change = {
  readonly stage?: Stage
  readonly format?: string
  readonly progress?: number
  readonly problem?: string | null
  readonly report?: readonly ReportLine[]
  readonly provenance?: string
  readonly file?: null
}

export async function saveImport(tx: Tx, importId: ImportId, { report, ...change }: Change): Promise<void> {
  await tx.db
    .updateTable('bank.imports as i')
    .set({ ...change, ...(report && { report: json(report), counts: json(countsOf(report)) }) })
    .where(tenant(tx, 'i'))
    .where('i.import_id', '=', importId)
    .execute()
}

export async function findImportFile(reads: Reads, importId: ImportId): Promise<Uint8Array | null> {
  const row = await reads.db
    .selectFrom('bank.imports as i')
    .select('i.file')
    .where(tenant(reads, 'i'))
    .where('i.import_id', '=', importId)
    .executeTakeFirst()
  return row?.file ?? null
}

type LinesOf = { readonly fidelity: ReportLine['fidelity'] | undefined; readonly from: number; readonly most: number }

/** A piece of a report, which may have thousands of lines. */
export async function reportLines(reads: Reads, importId: ImportId, wanted: LinesOf): Promise<ReportLine[]> {
  const { fidelity, from, most } = wanted
  const { rows } = await sql<{ line: ReportLine }>`
    select line from bank.imports i, jsonb_array_elements(i.report) with ordinality as r (line, at)
    where i.organisation_id = ${organisationOf(reads)} and i.import_id = ${importId}
      and (${fidelity ?? null}::text is null or line->>'fidelity' = ${fidelity ?? null})
    order by at offset ${from} limit ${most}`.execute(reads.db)
  return rows.map(({ line }) => line)
}
