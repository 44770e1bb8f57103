import { z } from 'zod'
import { failure } from '../kit/failure.ts'

const none = z.object({})

export const versionNotPublished = failure(
  'cohorts.blueprint-not-published',
  422,
  none,
  () => 'That blueprint has no published version. Publish it first.',
)
export const examRetired = failure(
  'cohorts.exam-retired',
  422,
  z.object({ code: z.string(), retiresOn: z.string(), on: z.string() }),
  ({ code, retiresOn, on }) =>
    `${code} retires on ${retiresOn}; there is no exam on ${on}. Choose an earlier date or another certification.`,
)
export const noRoom = failure(
  'cohorts.no-room',
  422,
  z.object({ session: z.string() }),
  ({ session }) => `"${session}" finds no place within a year: the weekdays, holidays and dates leave none.`,
)
export const planInvalid = failure(
  'cohorts.plan-invalid',
  422,
  z.object({ reason: z.string() }),
  ({ reason }) => reason,
)
export const trainerNotEligible = failure(
  'cohorts.trainer-not-eligible',
  422,
  z.object({ name: z.string(), reasons: z.array(z.string()) }),
  ({ name, reasons }) =>
    `${name} is not eligible to lead this: ${reasons.join(' ')} Give a reason to override; it is recorded.`,
)
export const personUnknown = failure(
  'cohorts.person-unknown',
  422,
  z.object({ personId: z.string() }),
  () => 'That person does not belong to this organisation.',
)
export const cohortChanged = failure(
  'cohorts.changed-meanwhile',
  409,
  z.object({ revision: z.int(), by: z.string() }),
  ({ by }) => `${by} changed this calendar meanwhile. Look at it again before you commit.`,
)
export const editRefused = failure(
  'cohorts.edit-refused',
  422,
  z.object({ code: z.string(), session: z.string().nullable() }),
  ({ code, session }) => {
    const where = session === null ? '' : ` (${session})`
    const reasons: Readonly<Record<string, string>> = {
      'calendar.wrong-state': 'The session is cancelled, merged or already held, so this cannot be done to it',
      'calendar.nothing-to-shift': 'No planned session is left to shift from here on',
      'calendar.merged-into-itself': 'A session cannot be merged into itself',
      'calendar.stale-undo': 'The calendar changed since, so this can no longer be undone',
      'calendar.unknown-session': 'There is no such session in this calendar',
      'calendar.unknown-trainer': 'That trainer does not lead this cohort; add them to its trainers first',
      'calendar.duplicate-key': 'A session of that name is there already',
    }
    return `${reasons[code] ?? 'The calendar does not allow this change'}${where}.`
  },
)
export const nothingToUndo = failure('cohorts.nothing-to-undo', 409, none, () => 'There is nothing left to undo.')
export const wrongStage = failure(
  'cohorts.wrong-stage',
  409,
  z.object({ stage: z.string(), event: z.string() }),
  ({ stage, event }) => `A cohort that is ${stage} cannot be ${event}.`,
)
export const cohortFull = failure(
  'cohorts.full',
  409,
  z.object({ seats: z.int() }),
  ({ seats }) => `All ${seats} seats are taken. Put the person on the wait list, or add seats.`,
)
export const seatTaken = failure('cohorts.already-in', 409, none, () => 'That person is in this cohort already.')
export const fewerSeatsThanPeople = failure(
  'cohorts.fewer-seats-than-people',
  422,
  z.object({ taken: z.int() }),
  ({ taken }) => `${taken} people hold a seat; take people out before taking seats away.`,
)
export const examBeforeToday = failure(
  'cohorts.exam-in-the-past',
  422,
  none,
  () => 'An exam cannot be booked for a day that has passed.',
)
