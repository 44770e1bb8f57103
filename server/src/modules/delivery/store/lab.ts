import type { Help } from '@cadre/assembly'
import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { LabGroup } from '../domain/lab-pairs.ts'
import type { RunId } from '../domain/run-record.ts'

type Row = { readonly run_id: string; readonly person_id: string; readonly place: number; readonly helps: unknown }

const select = (reads: Reads) =>
  reads.db
    .selectFrom('delivery.pairs as g')
    .select(['g.run_id', 'g.person_id', 'g.place', 'g.helps'])
    .where(tenant(reads, 'g'))

function groupsIn(rows: readonly Row[]): LabGroup[] {
  const byPlace = Map.groupBy(rows, ({ run_id, place }) => `${run_id} ${place}`)
  return [...byPlace.values()].map((of) => ({
    people: of.map(({ person_id }) => person_id as Id<'per'>),
    helps: (of[0]?.helps ?? []) as Help[],
  }))
}

export const groupsOf = async (reads: Reads, runId: RunId): Promise<LabGroup[]> =>
  groupsIn(await select(reads).where('g.run_id', '=', runId).orderBy('g.place').orderBy('g.person_id').execute())

/** Who was together in earlier labs. */
export async function groupsOfRuns(reads: Reads, runIds: readonly RunId[]): Promise<LabGroup[]> {
  if (runIds.length === 0) return []
  return groupsIn(
    await select(reads)
      .where('g.run_id', 'in', [...runIds])
      .orderBy('g.place')
      .execute(),
  )
}

export async function replaceGroups(tx: Tx, runId: RunId, groups: readonly LabGroup[]): Promise<void> {
  await tx.db.deleteFrom('delivery.pairs as g').where(tenant(tx, 'g')).where('g.run_id', '=', runId).execute()
  const rows = groups.flatMap(({ people, helps }, at) =>
    people.map((personId) => ({
      organisation_id: organisationOf(tx),
      run_id: runId,
      person_id: personId,
      place: at + 1,
      helps: json<unknown>(helps),
    })),
  )
  if (rows.length > 0) await tx.db.insertInto('delivery.pairs').values(rows).execute()
}

export async function labDoneBy(reads: Reads, runId: RunId): Promise<Set<Id<'per'>>> {
  const rows = await reads.db
    .selectFrom('delivery.lab_marks as m')
    .select('m.person_id')
    .where(tenant(reads, 'm'))
    .where('m.run_id', '=', runId)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id as Id<'per'>))
}

export async function saveLabMark(tx: Tx, runId: RunId, personId: Id<'per'>, done: boolean): Promise<void> {
  if (!done) {
    await tx.db
      .deleteFrom('delivery.lab_marks as m')
      .where(tenant(tx, 'm'))
      .where('m.run_id', '=', runId)
      .where('m.person_id', '=', personId)
      .execute()
    return
  }
  await tx.db
    .insertInto('delivery.lab_marks')
    .values({ organisation_id: organisationOf(tx), run_id: runId, person_id: personId, done_at: timestamp(tx.now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
