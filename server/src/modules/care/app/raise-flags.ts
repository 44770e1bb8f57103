import type { Database, Tx } from '../../../platform/db/transaction.ts'
import { inEveryOrganisation } from '../../identity/index.ts'
import { flagsOf } from '../store/flags.ts'
import { runningCohorts } from './access.ts'
import { gatherBehind } from './gather.ts'
import { keepFlag } from './move-flag.ts'
import type { CareSource } from './source.ts'

/** Once a day, in every organisation: flags are raised, renewed and cleared. */
export async function raiseAll(database: Database, sources: readonly CareSource[]): Promise<void> {
  await inEveryOrganisation(database, (tx) => raiseHere(tx, sources))
}

/** Flags of people who left or whose cohort is over are cleared too: there is nothing left to fall behind in. */
export async function raiseHere(tx: Tx, sources: readonly CareSource[]): Promise<void> {
  const behind = await gatherBehind(tx, await runningCohorts(tx), sources)
  const seen = new Set<string>()
  for (const { cohort, personId, ...today } of behind) {
    seen.add(`${cohort.cohortId} ${personId}`)
    await keepFlag(tx, { cohortId: cohort.cohortId, personId }, today)
  }
  for (const flag of await flagsOf(tx, null))
    if (!seen.has(`${flag.cohortId} ${flag.personId}`)) await keepFlag(tx, flag)
}
