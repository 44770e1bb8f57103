import { ok } from '@cadre/kernel'
import { as, read, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import { systemScope, type OrganisationScope } from '../../../platform/scope.ts'
import { everyOrganisation } from '../store/organisations-alive.ts'

/** What a job does by the clock, in the name of each organisation, in a transaction of its own. */
export async function inEveryOrganisation(
  database: Database,
  work: (tx: Tx<OrganisationScope>) => Promise<void>,
): Promise<void> {
  const organisations = await read(database, as(systemScope), async (reads) => ok(await everyOrganisation(reads)))
  if (!organisations.ok) return
  for (const scope of organisations.value)
    await transact(database, as(scope), async (tx) => {
      await work(tx)
      return ok(null)
    })
}
