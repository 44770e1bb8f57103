import { ok, refuse, type Instant, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'
import type { PersonKey } from './cohort.ts'

/** interested: tell me · waiting: next in line · invited: a seat is kept · confirmed: accepted · left: gone, kept for the record. */
export type SeatState = 'interested' | 'waiting' | 'invited' | 'confirmed' | 'left'
export type Seat = {
  readonly personId: PersonKey
  readonly state: SeatState
  readonly since: Instant
  readonly expectationsAcceptedAt: Instant | null
  readonly exam: { readonly date: PlainDate; readonly start: Instant; readonly end: Instant } | null
}

export const holdsSeat = ({ state }: Pick<Seat, 'state'>): boolean => state === 'invited' || state === 'confirmed'
export const takenSeats = (seats: readonly Seat[]): number => seats.filter(holdsSeat).length

export type SeatCounts = { readonly held: number; readonly confirmed: number; readonly waiting: number }

/** Of one cohort whose seats are at hand; of many, the store counts (`seatCountsByCohort`) by the same rule. */
export const seatCountsOf = (seats: readonly Seat[]): SeatCounts => ({
  held: takenSeats(seats),
  confirmed: seats.filter(({ state }) => state === 'confirmed').length,
  waiting: seats.filter(({ state }) => state === 'waiting').length,
})

type AddRefusal = Refusal<'cohorts.full', { seats: number }> | Refusal<'cohorts.already-in', Record<string, never>>

/** Whether somebody can be put into a cohort in this way. Somebody who left, waits or is interested may come (again). */
export function decideAdd(
  seats: readonly Seat[],
  capacity: number,
  added: { personId: PersonKey; as: Exclude<SeatState, 'left'> },
): Ok<null> | AddRefusal {
  const now = seats.find((seat) => seat.personId === added.personId)
  if (now && (holdsSeat(now) || now.state === added.as)) return refuse('cohorts.already-in')
  if (holdsSeat({ state: added.as }) && takenSeats(seats) >= capacity)
    return refuse('cohorts.full', { seats: capacity })
  return ok(null)
}

/** Who moves from the wait list to a free seat: first come, first served; ties by id, so that every reader agrees. */
export function promotions(seats: readonly Seat[], capacity: number): PersonKey[] {
  const free = Math.max(0, capacity - takenSeats(seats))
  const waiting = seats.filter((seat) => seat.state === 'waiting')
  return waiting
    .toSorted((a, b) => a.since - b.since || (a.personId < b.personId ? -1 : 1))
    .slice(0, free)
    .map((seat) => seat.personId)
}
