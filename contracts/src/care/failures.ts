import { z } from 'zod'
import { failure } from '../kit/failure.ts'

const none = z.object({})

export const nothingToClose = failure(
  'care.nothing-to-close',
  409,
  none,
  () => 'Nothing stands against this person; there is nothing to close.',
)
export const planChanged = failure(
  'care.plan-changed',
  409,
  z.object({ revision: z.int() }),
  () => 'This plan was changed meanwhile. Look at it again before you save it.',
)
export const ownerUnknown = failure(
  'care.owner-unknown',
  422,
  none,
  () => 'The plan needs an owner who belongs to this organisation.',
)
export const slotInThePast = failure(
  'care.slot-in-the-past',
  422,
  none,
  () => 'Office hours can be offered and booked for times to come only.',
)
export const slotOverlaps = failure(
  'care.slot-overlaps',
  409,
  z.object({ at: z.string() }),
  ({ at }) => `You offer office hours at that time already (${at}).`,
)
export const slotTaken = failure(
  'care.slot-taken',
  409,
  none,
  () => 'Somebody else has booked this slot. Choose another.',
)
export const slotBooked = failure(
  'care.slot-booked',
  409,
  z.object({ name: z.string() }),
  ({ name }) => `${name} has booked this slot. Talk to them, or cancel their booking first.`,
)
export const otherExam = failure(
  'cohorts.other-exam',
  422,
  none,
  () => 'A deferral stays with the same certification; that cohort prepares for another.',
)
export const cohortOver = failure(
  'cohorts.over',
  422,
  z.object({ name: z.string() }),
  ({ name }) => `${name} is over or cancelled; nobody can be moved into it.`,
)
export const notInCohort = failure(
  'cohorts.not-in',
  409,
  z.object({ name: z.string() }),
  ({ name }) => `The person no longer holds a seat in ${name}.`,
)
export const deferralUndone = failure('care.deferral-undone', 409, none, () => 'This deferral was undone already.')
export const deferralTooOld = failure(
  'care.deferral-too-old',
  409,
  z.object({ days: z.int() }),
  ({ days }) => `A deferral can be undone for ${days} days. Move the person back by another deferral.`,
)
