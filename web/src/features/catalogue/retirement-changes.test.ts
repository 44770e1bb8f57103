import { describe, expect, it } from 'vitest'
import { retirementChanges } from './retirement-changes.ts'

const known = { status: 'active', successorCode: null, demanded: 4, held: 2 } as const
const lines = (...given: Parameters<typeof retirementChanges>) =>
  retirementChanges(...given)
    .flatMap(({ items }) => items)
    .map(({ what, detail }) => `${what as string}: ${detail as string}`)

describe('what a retire date changes', () => {
  it('names the new status, the end of bookings, and the people', () => {
    expect(lines(known, { retiresOn: '2027-06-30', successorCode: 'AI-103' }, '2026-11-22')).toEqual([
      'Status: Active → Retiring',
      'What comes after it: AI-103',
      'No exam can be booked from that day on: in any cohort',
      '4\u00a0people still wanted with it: consider AI-103',
      '2\u00a0certificates: stay valid until they expire',
    ])
  })
  it('counts the day itself as retired, as the server does', () => {
    expect(lines(known, { retiresOn: '2026-11-23', successorCode: null }, '2026-11-22')[0]).toBe(
      'Status: Active → Retiring',
    )
    expect(lines(known, { retiresOn: '2026-11-22', successorCode: null }, '2026-11-22')[0]).toBe(
      'Status: Active → Retired',
    )
  })
  it('says nothing of bookings when it is lifted', () => {
    const lifted = { ...known, status: 'retiring', demanded: 0, held: 0 } as const
    expect(lines(lifted, { retiresOn: null, successorCode: null }, '2026-11-22')).toEqual(['Status: Retiring → Active'])
  })
})
