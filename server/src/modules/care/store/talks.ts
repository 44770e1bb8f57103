import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { NoteReaders, Obstacle, Talk } from '../domain/talk.ts'

/** One-to-ones with these people, newest first. */
export async function talksOf(
  reads: Reads,
  wanted: { readonly personIds: readonly Id<'per'>[]; readonly cohortId?: Id<'coh'> },
): Promise<Talk[]> {
  let query = reads.db
    .selectFrom('care.talks as t')
    .select(['t.talk_id', 't.cohort_id', 't.person_id', 't.held_on', 't.by', 't.obstacles', 't.notes', 't.readers'])
    .where(tenant(reads, 't'))
    .where((eb) => eb('t.person_id', '=', eb.fn.any(eb.val([...wanted.personIds]))))
  if (wanted.cohortId !== undefined) query = query.where('t.cohort_id', '=', wanted.cohortId)
  const rows = await query.orderBy('t.held_on', 'desc').orderBy('t.talk_id', 'desc').execute()
  return rows.map((row) => ({
    talkId: row.talk_id as Id<'tlk'>,
    cohortId: row.cohort_id as Id<'coh'>,
    personId: row.person_id as Id<'per'>,
    heldOn: row.held_on as PlainDate,
    by: row.by as Id<'per'>,
    obstacles: row.obstacles as Obstacle[],
    notes: row.notes,
    readers: row.readers as NoteReaders,
  }))
}

export async function insertTalk(tx: Tx, talk: Omit<Talk, 'talkId'>): Promise<Id<'tlk'>> {
  const talkId = tx.newId('tlk')
  await tx.db
    .insertInto('care.talks')
    .values({
      organisation_id: organisationOf(tx),
      talk_id: talkId,
      cohort_id: talk.cohortId,
      person_id: talk.personId,
      held_on: talk.heldOn,
      by: talk.by,
      obstacles: [...talk.obstacles],
      notes: talk.notes,
      readers: talk.readers,
      noted_at: timestamp(tx.now),
    })
    .execute()
  return talkId
}
