import { idOf } from '@cadre/contracts'
import { describe, expect, test } from 'vitest'
import { exampleParts } from './example-parts.ts'

/** @param n who: one digit */
const per = (n: number) => idOf('per').parse(`per_${String(n).padStart(26, '0')}`)
const member = (n: number, name: string, managerId: number | null = null) => ({
  personId: per(n),
  name,
  email: `${name.toLowerCase()}@northlight.example`,
  roles: ['participant' as const],
  status: 'active' as const,
  managerId: managerId === null ? null : per(managerId),
  managerName: null,
  joinedAt: null,
  endedAt: null,
})
const seat = (n: number, state: 'confirmed' | 'waiting') => ({
  personId: per(n),
  name: '',
  email: '',
  state,
  since: '2026-11-22T09:00:00Z',
  expectationsAcceptedAt: null,
  exam: null,
})
const everybody = [member(1, 'Tom'), member(2, 'Wei', 4), member(3, 'Pia', 4), member(4, 'Mona')]

describe('whose part may be played in the example', () => {
  test('is the trainer’s, a participant’s with a seat, and the manager’s of that participant', () => {
    const cohort = { name: 'ML', trainerIds: [per(1)], people: [seat(2, 'waiting'), seat(3, 'confirmed')] }
    expect(exampleParts(cohort, everybody).map(({ name }) => name)).toEqual(['Tom', 'Pia', 'Mona'])
  })
  test('is nobody’s where a part is not filled', () => {
    const cohort = { name: 'ML', trainerIds: [], people: [seat(2, 'waiting')] }
    expect(exampleParts(cohort, everybody)).toEqual([])
  })
})
