import {
  forbidden,
  notFound,
  slotBooked,
  slotInThePast,
  slotOverlaps,
  slotTaken,
  type bookHours,
  type cancelHours,
  type offerHours,
  type readOfficeHours,
  type withdrawHours,
} from '@cadre/contracts'
import { instant, isoOf, ok, refuse, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { cohortsOf, cohortsSeating } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import {
  deleteBooking,
  deleteSlot,
  findSlot,
  insertBooking,
  insertSlots,
  lockOffersOf,
  lockSlot,
  slotsAfter,
  type Slot,
} from '../store/slots.ts'

/** The trainers of the cohorts in which a person sits. */
async function trainersOf(reads: Reads, personId: Id<'per'>): Promise<Id<'per'>[]> {
  const seating = new Set(await cohortsSeating(reads, personId))
  return (await cohortsOf(reads)).flatMap(({ cohortId, stage, trainerIds }) =>
    seating.has(cohortId) && stage !== 'cancelled' ? trainerIds : [],
  )
}

export const offerSome: Handler<typeof offerHours> = async (tx, { body }) => {
  const { personId: trainerId } = tx.scope
  if (trainerId === null) return refuse(forbidden.code, { anyOf: ['care.give'] })
  const first = Date.parse(body.start)
  const length = body.minutes * 60_000
  if (first <= tx.now) return refuse(slotInThePast.code)
  const slots = Array.from({ length: body.slots }, (_, index) => ({
    trainerId,
    start: instant(first + index * length),
    end: instant(first + (index + 1) * length),
    place: body.place,
  }))
  await lockOffersOf(tx, trainerId)
  const offered = await slotsAfter(tx, tx.now, { trainerIds: [trainerId], personId: trainerId })
  const end = first + body.slots * length
  const clash = offered.find((slot) => slot.trainerId === trainerId && slot.start < end && slot.end > first)
  if (clash) return refuse(slotOverlaps.code, { at: isoOf(clash.start) })
  const slotIds = await insertSlots(tx, slots)
  tx.record({ operation: 'care.offer-hours', subject: trainerId, detail: { ...body, slotIds } })
  tx.changed('care', trainerId)
  return ok({ slotIds })
}

/** Slots of one's trainers and one's own; who else comes is nobody's business. */
export const readHours: Handler<typeof readOfficeHours> = async (reads) => {
  const { personId } = reads.scope
  if (personId === null) return ok({ slots: [] })
  const trainerIds = [...(await trainersOf(reads, personId)), personId]
  const slots = await slotsAfter(reads, reads.now, { trainerIds, personId })
  const directory = await directoryOf(
    reads,
    slots.flatMap(({ trainerId, booking }) => [trainerId, ...(booking ? [booking.personId] : [])]),
  )
  return ok({
    slots: slots.map((slot) => {
      const { slotId, trainerId, start, end, place, booking } = slot
      const isSeen = booking !== null && (booking.personId === personId || trainerId === personId)
      return {
        slotId,
        trainerId,
        trainerName: directory.get(trainerId)?.name ?? '',
        start: isoOf(start),
        end: isoOf(end),
        place,
        standing: booking === null ? 'free' : booking.personId === personId ? 'mine' : 'taken',
        bookedBy: isSeen ? (directory.get(booking.personId)?.name ?? '') : null,
        topic: isSeen ? booking.topic : null,
      } as const
    }),
  })
}

/** One booking a slot, exactly: the slot's row is locked before anybody looks whether it is free. */
export const bookOneSlot: Handler<typeof bookHours> = async (tx, { params, body }) => {
  const { personId } = tx.scope
  const slot = (await lockSlot(tx, params.slotId)) ? await findSlot(tx, params.slotId) : null
  if (personId === null || !slot || !(await trainersOf(tx, personId)).includes(slot.trainerId))
    return refuse(notFound.code)
  if (slot.booking && slot.booking.personId !== personId) return refuse(slotTaken.code)
  if (slot.start <= tx.now) return refuse(slotInThePast.code)
  if (slot.booking?.topic === body.topic) return ok({})
  await insertBooking(tx, slot.slotId, { personId, topic: body.topic })
  tx.record({ operation: 'care.book-hours', subject: slot.slotId, detail: { personId, trainerId: slot.trainerId } })
  tx.changed('care', slot.trainerId)
  return ok({})
}

const isOf = (slot: Slot | null, personId: Id<'per'> | null): slot is Slot =>
  slot !== null && personId !== null && (slot.trainerId === personId || slot.booking?.personId === personId)

export const cancelOneBooking: Handler<typeof cancelHours> = async (tx, { params }) => {
  const slot = (await lockSlot(tx, params.slotId)) ? await findSlot(tx, params.slotId) : null
  if (!isOf(slot, tx.scope.personId)) return refuse(notFound.code)
  if (slot.booking === null) return ok({})
  await deleteBooking(tx, slot.slotId)
  tx.record({ operation: 'care.cancel-hours', subject: slot.slotId, detail: { personId: slot.booking.personId } })
  tx.changed('care', slot.trainerId)
  return ok({})
}

export const withdrawOneSlot: Handler<typeof withdrawHours> = async (tx, { params }) => {
  const slot = (await lockSlot(tx, params.slotId)) ? await findSlot(tx, params.slotId) : null
  if (!slot || slot.trainerId !== tx.scope.personId) return refuse(notFound.code)
  if (slot.booking) {
    const name = (await directoryOf(tx, [slot.booking.personId])).get(slot.booking.personId)?.name ?? ''
    return refuse(slotBooked.code, { name })
  }
  await deleteSlot(tx, slot.slotId)
  tx.record({ operation: 'care.withdraw-hours', subject: slot.slotId, detail: {} })
  tx.changed('care', slot.trainerId)
  return ok({})
}
