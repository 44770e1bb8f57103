import { expectOk, ok, type Id } from '@cadre/kernel'
import { as, read, transact, type Database, type Reads, type Tx } from '../platform/db/transaction.ts'
import { organisationScope } from '../platform/scope.ts'

/** Work of the server's own in an organisation, in nobody's name. */
export function inOrganisation({ database }: { readonly database: Database }, organisationId: Id<'org'>) {
  const scope = organisationScope(organisationId)
  return {
    scope,
    reading: async <T>(work: (reads: Reads) => Promise<T>): Promise<T> =>
      expectOk(await read(database, as(scope), async (reads) => ok(await work(reads)))),
    writing: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      expectOk(await transact(database, as(scope), async (tx) => ok(await work(tx)))),
  }
}
