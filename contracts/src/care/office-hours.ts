import { z } from 'zod'
import { idOf, instantText, sentInstant, text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { slotBooked, slotInThePast, slotOverlaps, slotTaken } from './failures.ts'

const organisation = { organisationId: idOf('org') }
const ofSlot = z.object({ ...organisation, slotId: idOf('slt') })

export const slotView = z.object({
  slotId: idOf('slt'),
  trainerId: idOf('per'),
  trainerName: z.string(),
  start: instantText(),
  end: instantText(),
  place: z.string(),
  /** free: to book · mine: booked by the one who asks · taken: by another. */
  standing: z.enum(['free', 'mine', 'taken']),
  /** Who comes and about what: for the trainer and the person alone. */
  bookedBy: z.string().nullable(),
  topic: z.string().nullable(),
})

export const offerHours = operation({
  id: 'care.offer-hours',
  method: 'POST',
  path: '/api/organisations/:organisationId/office-hours',
  summary: 'Offer office hours: your own slots, one after the other',
  creates: true,
  access: { kind: 'member', anyOf: ['care.give'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({
    start: sentInstant(),
    minutes: z.int().min(5).max(120),
    slots: z.int().min(1).max(20),
    /** A room, or the address of a call. */
    place: text(300),
  }),
  output: z.object({ slotIds: z.array(idOf('slt')) }),
  failures: [slotInThePast, slotOverlaps],
})

export const withdrawHours = operation({
  id: 'care.withdraw-hours',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/office-hours/:slotId',
  summary: 'Withdraw a slot of yours that nobody booked',
  access: { kind: 'member', anyOf: ['care.give'] },
  idempotency: 'natural',
  params: ofSlot,
  output: z.object({}),
  failures: [slotBooked],
})

export const readOfficeHours = operation({
  id: 'care.office-hours',
  method: 'GET',
  path: '/api/organisations/:organisationId/office-hours',
  summary: 'Office hours to come: of your trainers, and your own',
  access: { kind: 'member', anyOf: ['care.give', 'care.receive'] },
  params: z.object(organisation),
  output: z.object({ slots: z.array(slotView) }),
  failures: [],
})

export const bookHours = operation({
  id: 'care.book-hours',
  method: 'PUT',
  path: '/api/organisations/:organisationId/office-hours/:slotId/booking',
  summary: 'Book a slot for yourself; one person a slot. It appears in your calendar feed and the trainer’s',
  access: { kind: 'member', anyOf: ['care.receive'] },
  idempotency: 'natural',
  params: ofSlot,
  body: z.object({ topic: text(200, 0).default('') }),
  output: z.object({}),
  failures: [slotTaken, slotInThePast],
})

export const cancelHours = operation({
  id: 'care.cancel-hours',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/office-hours/:slotId/booking',
  summary: 'Give a booked slot back: yours, or as its trainer',
  access: { kind: 'member', anyOf: ['care.give', 'care.receive'] },
  idempotency: 'natural',
  params: ofSlot,
  output: z.object({}),
  failures: [],
})

export const officeHourOperations = [offerHours, bookHours, readOfficeHours, cancelHours, withdrawHours] as const
