import { notFound, notYourSession, type readPreparation, type tickPreparation } from '@cadre/contracts'
import { isoOf, ok, refuse, type Id } from '@cadre/kernel'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { directoryOf, type DirectoryEntry } from '../../identity/index.ts'
import { preparationOf, type ChecklistItem, type Tick } from '../domain/preparation.ts'
import { deleteTick, insertTick, ticksBySession, type SessionOfCohort } from '../store/preparation.ts'

/**
 * The sessions of a cohort in their order, and who leads each; null: there is no such cohort, or the caller may not see
 * it. The cohorts module owns them and imports this one, so the composition root hands them in.
 */
export type SessionsOfCohort = (
  reads: Reads<OrganisationScope>,
  cohortId: Id<'coh'>,
) => Promise<{ key: string; leads: PersonId | null }[] | null>

type Directory = ReadonlyMap<PersonId, DirectoryEntry>

const doersOf = (ticks: ReadonlyMap<string, readonly Tick[]>) =>
  [...ticks.values()].flatMap((of) => of.map(({ doneBy }) => doneBy))

function viewOf({ cohortId, sessionKey }: SessionOfCohort, ticks: readonly Tick[], directory: Directory) {
  const { items, prepared } = preparationOf(ticks)
  return {
    cohortId,
    sessionKey,
    prepared,
    items: items.map((each) => ({
      ...each,
      doneAt: each.doneAt === null ? null : isoOf(each.doneAt),
      doneBy: each.doneBy === null ? null : (directory.get(each.doneBy)?.name ?? null),
    })),
  }
}

export const readSessions =
  (sessionsOfCohort: SessionsOfCohort): Handler<typeof readPreparation> =>
  async (reads, { params: { cohortId } }) => {
    const sessions = await sessionsOfCohort(reads, cohortId)
    if (!sessions) return refuse(notFound.code)
    const ticks = await ticksBySession(reads, cohortId)
    const directory = await directoryOf(reads, doersOf(ticks))
    return ok({
      items: sessions.map(({ key }) => viewOf({ cohortId, sessionKey: key }, ticks.get(key) ?? [], directory)),
    })
  }

/** True: something changed. */
const setTick = (tx: Tx, session: SessionOfCohort, tick: Tick & { done: boolean }): Promise<boolean> =>
  tick.done ? insertTick(tx, session, tick) : deleteTick(tx, session, tick.item)

async function announce(tx: Tx, session: SessionOfCohort, tick: { item: ChecklistItem; done: boolean }): Promise<void> {
  const { cohortId, sessionKey } = session
  tx.record({ operation: 'trainers.tick-preparation', subject: cohortId, detail: { sessionKey, ...tick } })
  tx.changed('trainers', cohortId)
}

export const tickOne =
  (sessionsOfCohort: SessionsOfCohort): Handler<typeof tickPreparation> =>
  async (tx, { params: { cohortId, sessionKey, item }, body: { done } }) => {
    const { personId, permissions } = tx.scope
    const session = (await sessionsOfCohort(tx, cohortId))?.find(({ key }) => key === sessionKey)
    if (!session) return refuse(notFound.code)
    const leads = personId !== null && session.leads === personId
    if (!leads && !permissions.has('trainers.manage')) return refuse(notYourSession.code)
    const of = { cohortId, sessionKey }
    if (await setTick(tx, of, { item, done, doneAt: tx.now, doneBy: personId })) await announce(tx, of, { item, done })
    const ticks = await ticksBySession(tx, cohortId)
    return ok(viewOf(of, ticks.get(sessionKey) ?? [], await directoryOf(tx, doersOf(ticks))))
  }
