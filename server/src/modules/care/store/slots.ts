import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { moment, timestamp } from '../../../platform/db/values.ts'

export type Slot = {
  readonly slotId: Id<'slt'>
  readonly trainerId: Id<'per'>
  readonly start: Instant
  readonly end: Instant
  readonly place: string
  readonly offeredAt: Instant
  readonly booking: { readonly personId: Id<'per'>; readonly topic: string; readonly at: Instant } | null
}

const select = (reads: Reads) =>
  reads.db
    .selectFrom('care.slots as s')
    .leftJoin('care.slot_bookings as b', (join) =>
      join.onRef('b.organisation_id', '=', 's.organisation_id').onRef('b.slot_id', '=', 's.slot_id'),
    )
    .select([
      's.slot_id',
      's.trainer_id',
      's.starts_at',
      's.ends_at',
      's.place',
      's.offered_at',
      'b.person_id',
      'b.topic',
      'b.booked_at',
    ])
    .where(tenant(reads, 's'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toSlot = (row: Row): Slot => ({
  slotId: row.slot_id as Id<'slt'>,
  trainerId: row.trainer_id as Id<'per'>,
  start: row.starts_at,
  end: row.ends_at,
  place: row.place,
  offeredAt: row.offered_at,
  booking:
    row.person_id === null || row.booked_at === null
      ? null
      : { personId: row.person_id as Id<'per'>, topic: row.topic ?? '', at: row.booked_at },
})

/** Slots that end after an instant, of these trainers or booked by one person. */
export async function slotsAfter(
  reads: Reads,
  after: Instant,
  { trainerIds, personId }: { readonly trainerIds: readonly Id<'per'>[]; readonly personId: Id<'per'> },
): Promise<Slot[]> {
  const rows = await select(reads)
    .where('s.ends_at', '>', moment(after))
    .where((eb) =>
      eb.or([eb('s.trainer_id', '=', eb.fn.any(eb.val([...trainerIds]))), eb('b.person_id', '=', personId)]),
    )
    .orderBy('s.starts_at')
    .orderBy('s.slot_id')
    .limit(500)
    .execute()
  return rows.map(toSlot)
}

export async function findSlot(reads: Reads, slotId: Id<'slt'>): Promise<Slot | null> {
  const row = await select(reads).where('s.slot_id', '=', slotId).executeTakeFirst()
  return row ? toSlot(row) : null
}

/** Offers of one trainer come one after the other, so that none overlaps another unseen. */
export async function lockOffersOf(tx: Tx, trainerId: Id<'per'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationOf(tx)} ${trainerId} office hours`}, 0))`.execute(
    tx.db,
  )
}

/** Booking and withdrawing a slot come one after the other. False: there is no such slot. */
export async function lockSlot(tx: Tx, slotId: Id<'slt'>): Promise<boolean> {
  const row = await tx.db
    .selectFrom('care.slots as s')
    .select('s.slot_id')
    .where(tenant(tx, 's'))
    .where('s.slot_id', '=', slotId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

type NewSlot = Pick<Slot, 'trainerId' | 'start' | 'end' | 'place'>

export async function insertSlots(tx: Tx, slots: readonly NewSlot[]): Promise<Id<'slt'>[]> {
  const rows = slots.map(({ trainerId, start, end, place }) => ({
    organisation_id: organisationOf(tx),
    slot_id: tx.newId('slt'),
    trainer_id: trainerId,
    starts_at: timestamp(start),
    ends_at: timestamp(end),
    place,
    offered_at: timestamp(tx.now),
  }))
  await tx.db.insertInto('care.slots').values(rows).execute()
  return rows.map((row) => row.slot_id)
}

export async function deleteSlot(tx: Tx, slotId: Id<'slt'>): Promise<void> {
  await tx.db.deleteFrom('care.slots as s').where(tenant(tx, 's')).where('s.slot_id', '=', slotId).execute()
}

export async function insertBooking(
  tx: Tx,
  slotId: Id<'slt'>,
  { personId, topic }: { readonly personId: Id<'per'>; readonly topic: string },
): Promise<void> {
  await tx.db
    .insertInto('care.slot_bookings')
    .values({
      organisation_id: organisationOf(tx),
      slot_id: slotId,
      person_id: personId,
      topic,
      booked_at: timestamp(tx.now),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'slot_id']).doUpdateSet({ topic }))
    .execute()
}

export async function deleteBooking(tx: Tx, slotId: Id<'slt'>): Promise<void> {
  await tx.db.deleteFrom('care.slot_bookings as b').where(tenant(tx, 'b')).where('b.slot_id', '=', slotId).execute()
}
