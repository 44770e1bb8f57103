import { assert } from '@cadre/kernel'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reads } from './transaction.ts'

/** Switched only by the test that proves row-level security alone keeps organisations apart (S-04). */
const filters = { applied: true }
export function withoutTenantFilter<T>(work: () => Promise<T>): Promise<T> {
  filters.applied = false
  return work().finally(() => {
    filters.applied = true
  })
}

/**
 * The first condition of every read and write of an organisation's table.
 * @param alias the table's alias in the query, e.g. `c` for `cohorts.cohorts as c`.
 */
export function tenant(reads: Reads, alias: string): RawBuilder<SqlBool> {
  if (!filters.applied) return sql<SqlBool>`true`
  return sql<SqlBool>`${sql.ref(`${alias}.organisation_id`)} = ${organisationOf(reads)}`
}

/** The organisation a transaction acts in; a bug where there is none. */
export function organisationOf(reads: Reads) {
  assert(reads.scope.kind === 'organisation', 'this needs an organisation, and the transaction has none')
  return reads.scope.organisationId
}
