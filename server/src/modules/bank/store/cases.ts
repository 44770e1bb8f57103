import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { CaseText } from '../domain/question-text.ts'

export type CaseId = Id<'cas'>
export type StoredCase = CaseText & { readonly caseId: CaseId; readonly certificationId: Id<'crt'> }

const select = (reads: Reads) =>
  reads.db
    .selectFrom('bank.cases as c')
    .select(['c.case_id', 'c.certification_id', 'c.title', 'c.text'])
    .where(tenant(reads, 'c'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]
const toCase = (row: Row): StoredCase => ({
  caseId: row.case_id as CaseId,
  certificationId: row.certification_id as Id<'crt'>,
  title: row.title,
  text: row.text,
})

export async function findCase(reads: Reads, caseId: CaseId): Promise<StoredCase | null> {
  const row = await select(reads).where('c.case_id', '=', caseId).executeTakeFirst()
  return row ? toCase(row) : null
}

export async function casesOf(
  reads: Reads,
  certificationId: Id<'crt'> | null,
): Promise<(StoredCase & { questions: number })[]> {
  let query = select(reads).select((builder) =>
    builder
      .selectFrom('bank.questions as q')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(tenant(reads, 'q'))
      .whereRef('q.case_id', '=', 'c.case_id')
      .as('questions'),
  )
  if (certificationId) query = query.where('c.certification_id', '=', certificationId)
  const rows = await query.orderBy('c.title').orderBy('c.case_id').execute()
  return rows.map((row) => ({ ...toCase(row), questions: row.questions ?? 0 }))
}

export type NewCase = CaseText & { readonly certificationId: Id<'crt'>; readonly origin?: string }

export async function insertCase(tx: Tx, { certificationId, title, text, origin }: NewCase): Promise<CaseId> {
  const caseId = tx.newId('cas')
  await tx.db
    .insertInto('bank.cases')
    .values({
      organisation_id: organisationOf(tx),
      case_id: caseId,
      certification_id: certificationId,
      title,
      text,
      origin: origin ?? null,
      changed_at: timestamp(tx.now),
    })
    .execute()
  return caseId
}

/** @returns whether there is such a case. */
export async function saveCaseText(tx: Tx, caseId: CaseId, { title, text }: CaseText): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('bank.cases as c')
    .set({ title, text, changed_at: timestamp(tx.now) })
    .where(tenant(tx, 'c'))
    .where('c.case_id', '=', caseId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Cases that came from a set, by their key there. */
export async function casesByOrigin(
  reads: Reads,
  certificationId: Id<'crt'>,
  origins: readonly string[],
): Promise<Map<string, CaseId>> {
  if (origins.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('bank.cases as c')
    .select(['c.origin', 'c.case_id'])
    .where(tenant(reads, 'c'))
    .where('c.certification_id', '=', certificationId)
    .where('c.origin', 'in', [...origins])
    .execute()
  return new Map(rows.map((row) => [row.origin ?? '', row.case_id as CaseId]))
}
