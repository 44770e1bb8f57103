import { addDays, instant, type Id, type PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CohortId, PersonKey } from './cohort.ts'
import { decideMove, type SeatWrite, type Side } from './move-seat.ts'
import { holdsSeat, takenSeats, type Seat, type SeatState } from './seats.ts'

const today = '2027-02-15' as PlainDate
const person = (n: number) => `per_${n}` as PersonKey
const seat = (n: number, state: SeatState, since = n): Seat => ({
  personId: person(n),
  state,
  since: instant(since),
  expectationsAcceptedAt: null,
  exam: null,
})
const side = (name: string, capacity: number, seats: Seat[], over: Partial<Side> = {}): Side => ({
  cohortId: `coh_${name}` as CohortId,
  name,
  certificationId: 'crt_1' as Id<'crt'>,
  stage: 'confirmed',
  endsOn: addDays(today, 30),
  capacity,
  seats,
  ...over,
})
const asked = { personId: person(1), as: 'invited' as const, today }

function written({ cohortId, seats }: Side, writes: readonly SeatWrite[]): Seat[] {
  const ours = writes.filter((write) => write.cohortId === cohortId)
  const changed = seats.map((each) => ({
    ...each,
    state: ours.findLast(({ personId }) => personId === each.personId)?.state ?? each.state,
  }))
  const known = new Set(seats.map(({ personId }) => personId))
  const added = ours.filter(({ personId }) => !known.has(personId))
  return [...changed, ...added.map(({ personId, state }) => ({ ...seat(0, state), personId }))]
}

describe('a seat that moves (K8)', () => {
  const from = side('from', 2, [seat(1, 'confirmed'), seat(2, 'invited'), seat(3, 'waiting'), seat(4, 'waiting')])
  test.each([
    ['another exam', side('to', 3, [], { certificationId: 'crt_2' as Id<'crt'> }), 'cohorts.other-exam'],
    ['a cohort that is over', side('to', 3, [], { endsOn: addDays(today, -1) }), 'cohorts.over'],
    ['a cancelled one', side('to', 3, [], { stage: 'cancelled' }), 'cohorts.over'],
    ['one nobody knows of yet', side('to', 3, [], { stage: 'draft' }), 'cohorts.over'],
    ['a full one', side('to', 1, [seat(9, 'invited')]), 'cohorts.full'],
    ['where they sit already', side('to', 3, [seat(1, 'confirmed')]), 'cohorts.already-in'],
    ['itself', from, 'cohorts.other-exam'],
  ])('does not go to %s', (_, to, code) => {
    expect(decideMove(from, to, asked)).toMatchObject({ code })
  })
  test('is not there when it was left or never held', () => {
    const to = side('to', 3, [])
    expect(decideMove(side('from', 2, [seat(1, 'left')]), to, asked)).toMatchObject({ code: 'cohorts.not-in' })
    expect(decideMove(side('from', 2, [seat(1, 'waiting')]), to, asked)).toMatchObject({ code: 'cohorts.not-in' })
  })
  test('goes to the first who waits; of a cohort that is over to nobody', () => {
    const to = side('to', 1, [seat(1, 'left')])
    expect(decideMove(from, to, asked)).toMatchObject({ ok: true, value: { promoted: [person(3)] } })
    expect(decideMove({ ...from, endsOn: addDays(today, -3) }, to, asked)).toMatchObject({ value: { promoted: [] } })
  })
})

const states = fc.constantFrom<SeatState>('interested', 'waiting', 'invited', 'confirmed', 'left')
const sides = fc
  .record({ all: fc.array(states, { maxLength: 8 }), spare: fc.integer({ min: 0, max: 3 }) })
  .map(({ all, spare }) => {
    const seats = all.map((state, index) => seat(index, state))
    return { seats, capacity: Math.max(1, takenSeats(seats) + spare) }
  })

describe('laws of moving', () => {
  test('both cohorts stay right: no more people than seats, nobody in both, nobody lost, the wait list in order', () => {
    fc.assert(
      fc.property(sides, sides, fc.integer({ min: 0, max: 8 }), (a, b, n) => {
        const from = side('from', a.capacity, a.seats)
        const to = side('to', b.capacity, b.seats)
        const moved = decideMove(from, to, { ...asked, personId: person(n) })
        if (!moved.ok) return
        const [left, joined] = [written(from, moved.value.writes), written(to, moved.value.writes)]
        expect(takenSeats(left)).toBeLessThanOrEqual(from.capacity)
        expect(takenSeats(joined)).toBe(takenSeats(to.seats) + 1)
        expect(takenSeats(joined)).toBeLessThanOrEqual(to.capacity)
        expect(
          [left, joined].map((seats) => seats.some((each) => each.personId === person(n) && holdsSeat(each))),
        ).toEqual([false, true])
        // The seat is never left empty while somebody waits, and nobody overtakes.
        const waiting = left.filter(({ state }) => state === 'waiting')
        if (waiting.length > 0) expect(takenSeats(left)).toBe(from.capacity)
        const promoted = from.seats.filter(({ personId }) => moved.value.promoted.includes(personId))
        for (const each of promoted) for (const still of waiting) expect(each.since).toBeLessThanOrEqual(still.since)
        // Everybody else is as they were.
        const others = (seats: readonly Seat[]) =>
          seats.filter(({ personId }) => personId !== person(n) && !moved.value.promoted.includes(personId))
        expect(others(left)).toEqual(others(from.seats))
        expect(others(joined)).toEqual(others(to.seats))
      }),
    )
  })
  test('moving back at once gives both cohorts what they had, where nobody was promoted', () => {
    fc.assert(
      fc.property(sides, sides, fc.integer({ min: 0, max: 8 }), (a, b, n) => {
        const from = side('from', a.capacity, a.seats)
        const to = side(
          'to',
          b.capacity,
          b.seats.filter(({ state }) => state !== 'waiting'),
        )
        const moved = decideMove(from, to, { ...asked, personId: person(n) })
        if (!moved.ok || moved.value.promoted.length > 0) return
        const { left } = moved.value
        const now = [written(from, moved.value.writes), written(to, moved.value.writes)] as const
        const back = decideMove(
          { ...to, seats: now[1] },
          { ...from, seats: now[0] },
          {
            ...asked,
            personId: person(n),
            as: left.state === 'confirmed' ? 'confirmed' : 'invited',
          },
        )
        if (!back.ok) throw new Error(back.code)
        const heldIn = (seats: readonly Seat[]) =>
          seats.filter(holdsSeat).map(({ personId, state }) => `${personId} ${state}`)
        expect(heldIn(written({ ...from, seats: now[0] }, back.value.writes))).toEqual(heldIn(from.seats))
        expect(heldIn(written({ ...to, seats: now[1] }, back.value.writes))).toEqual(heldIn(to.seats))
      }),
    )
  })
})
