import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { CertificationId, Confidence } from '../domain/certification.ts'
import type { Fact, FactKey, FactValue } from '../domain/fact.ts'

type Row = {
  fact_id: string
  key: string
  value: unknown
  confidence: string
  source: string
  as_of: string
  version: string | null
}

const toFact = (row: Row): Fact => ({
  factId: row.fact_id as Id<'fct'>,
  key: row.key as FactKey,
  value: row.value as FactValue,
  confidence: row.confidence as Confidence,
  source: row.source,
  asOf: row.as_of as PlainDate,
  version: row.version,
})

const select = (reads: Reads) =>
  reads.db
    .selectFrom('catalogue.facts as f')
    .select(['f.certification_id', 'f.fact_id', 'f.key', 'f.value', 'f.confidence', 'f.source', 'f.as_of', 'f.version'])
    .where(tenant(reads, 'f'))
    .where('f.withdrawn_at', 'is', null)
    .orderBy('f.recorded_at')
    .orderBy('f.fact_id')

export async function factsOf(reads: Reads, certificationId: CertificationId): Promise<Fact[]> {
  return (await select(reads).where('f.certification_id', '=', certificationId).execute()).map(toFact)
}

/** What sources say under one key, for every certification that has it: one statement whatever their number. */
export async function factsUnderKey(reads: Reads, key: FactKey): Promise<Map<CertificationId, Fact[]>> {
  const rows = await select(reads).where('f.key', '=', key).execute()
  const byCertification = Map.groupBy(rows, (row) => row.certification_id as CertificationId)
  return new Map([...byCertification].map(([certificationId, of]) => [certificationId, of.map(toFact)]))
}

/** How many keys of each certification hold more than one value. */
export async function conflictsByCertification(reads: Reads): Promise<Map<string, number>> {
  const keys = reads.db
    .selectFrom('catalogue.facts as f')
    .select(['f.certification_id', 'f.key'])
    .where(tenant(reads, 'f'))
    .where('f.withdrawn_at', 'is', null)
    .groupBy(['f.certification_id', 'f.key'])
    .having((eb) => eb(eb.fn.count('f.value').distinct(), '>', 1))
  const rows = await reads.db
    .selectFrom(keys.as('k'))
    .select((eb) => ['k.certification_id', eb.fn.countAll<number>().as('conflicts')])
    .groupBy('k.certification_id')
    .execute()
  return new Map(rows.map((row) => [row.certification_id, row.conflicts]))
}

export type NewFact = Omit<Fact, 'factId'> & { readonly certificationId: CertificationId }

export async function insertFacts(tx: Tx, facts: readonly NewFact[]): Promise<Id<'fct'>[]> {
  if (facts.length === 0) return []
  const rows = facts.map((fact) => ({
    organisation_id: organisationOf(tx),
    fact_id: tx.newId('fct'),
    certification_id: fact.certificationId,
    key: fact.key,
    value: json(fact.value),
    confidence: fact.confidence,
    source: fact.source,
    as_of: fact.asOf,
    version: fact.version,
    recorded_at: timestamp(tx.now),
  }))
  await tx.db.insertInto('catalogue.facts').values(rows).execute()
  return rows.map((row) => row.fact_id)
}

/** False: there is no such fact of this certification, or it was withdrawn before. */
export async function withdrawFact(tx: Tx, certificationId: CertificationId, factId: Id<'fct'>): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('catalogue.facts as f')
    .set({ withdrawn_at: timestamp(tx.now) })
    .where(tenant(tx, 'f'))
    .where('f.certification_id', '=', certificationId)
    .where('f.fact_id', '=', factId)
    .where('f.withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
