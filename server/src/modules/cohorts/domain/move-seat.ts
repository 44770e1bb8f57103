import { ok, refuse, type Id, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'
import type { CohortId, PersonKey } from './cohort.ts'
import { decideAdd, holdsSeat, promotions, type Seat, type SeatState } from './seats.ts'
import type { Stage } from './stage.ts'

/** One of the two cohorts, as it stands under its lock. */
export type Side = {
  readonly cohortId: CohortId
  readonly name: string
  readonly certificationId: Id<'crt'>
  readonly stage: Stage
  readonly endsOn: PlainDate
  readonly capacity: number
  readonly seats: readonly Seat[]
}
export type SeatWrite = { readonly cohortId: CohortId; readonly personId: PersonKey; readonly state: SeatState }

export type SeatMove = {
  /** The seat that is left, as it was. */
  readonly left: Seat
  readonly writes: readonly SeatWrite[]
  /** Who gets the free seat. */
  readonly promoted: readonly PersonKey[]
}
type MoveRefusal =
  | Refusal<'cohorts.other-exam', Record<string, never>>
  | Refusal<'cohorts.over', { name: string }>
  | Refusal<'cohorts.not-in', { name: string }>
  | Refusal<'cohorts.full', { seats: number }>
  | Refusal<'cohorts.already-in', Record<string, never>>

export type MoveAsked = {
  readonly personId: PersonKey
  /** How they hold the new seat: invited until they accept its dates, or as they held it before. */
  readonly as: 'invited' | 'confirmed'
  readonly today: PlainDate
}

/**
 * Moves a seat from one cohort to another of the same certification: neither ever holds more people than seats, nobody
 * sits in both, and the free seat goes to the first who waits.
 */
export function decideMove(from: Side, to: Side, { personId, as, today }: MoveAsked): Ok<SeatMove> | MoveRefusal {
  if (from.certificationId !== to.certificationId || from.cohortId === to.cohortId) return refuse('cohorts.other-exam')
  if (to.endsOn < today || to.stage === 'cancelled' || to.stage === 'draft')
    return refuse('cohorts.over', { name: to.name })
  const left = from.seats.find((seat) => seat.personId === personId)
  if (!left || !holdsSeat(left)) return refuse('cohorts.not-in', { name: from.name })
  const added = decideAdd(to.seats, to.capacity, { personId, as })
  if (!added.ok) return added
  const rest = from.seats.map((seat) => (seat === left ? { ...seat, state: 'left' as const } : seat))
  // A cohort that is over or cancelled has no seat to give away.
  const isOver = from.endsOn < today || from.stage === 'cancelled'
  const promoted = isOver ? [] : promotions(rest, from.capacity)
  const writes: SeatWrite[] = [
    { cohortId: from.cohortId, personId, state: 'left' },
    { cohortId: to.cohortId, personId, state: as },
    ...promoted.map((each) => ({ cohortId: from.cohortId, personId: each, state: 'invited' as const })),
  ]
  return ok({ left, writes, promoted })
}
