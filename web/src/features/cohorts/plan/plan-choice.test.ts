import { expectOk, parsePlainDate } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { chosenBy, firstChoice, missingFor, type PlanChoice, requestOf } from './plan-choice.ts'

const start = expectOk(parsePlainDate('2027-01-11'))
const complete: PlanChoice = {
  ...firstChoice('Europe/Berlin', start),
  certificationId: 'crt_1',
  blueprintId: 'blu_1',
  trainerIds: ['per_1'],
  name: 'Cohort A',
}

describe('the choices behind a plan (K1, K2)', () => {
  test('a first choice is two sessions of 90 minutes a week', () => {
    expect(firstChoice('UTC', start).slots).toEqual([
      { weekday: 2, at: '17:00', minutes: 90 },
      { weekday: 4, at: '17:00', minutes: 90 },
    ])
  })

  test('nothing is asked of the server before a blueprint is chosen', () => {
    expect(requestOf({ ...complete, blueprintId: null })).toBeNull()
  })

  test.each([
    ['a cleared date', { start: '' }],
    ['no weekday', { slots: [] }],
    ['a cleared time', { slots: [{ weekday: 1, at: '', minutes: 90 }] }],
    ['no length', { slots: [{ weekday: 1, at: '17:00', minutes: 0 }] }],
  ])('%s asks nothing and says what is missing', (_, change) => {
    expect(requestOf({ ...complete, ...change })).toBeNull()
    expect(missingFor({ ...complete, ...change })).toBe('Complete the start, the weekdays and their times.')
  })

  test('a region is sent in capitals, an empty one as none', () => {
    expect(requestOf({ ...complete, country: 'US', region: ' ny ' })?.holidays).toEqual({ country: 'US', region: 'NY' })
    expect(requestOf({ ...complete, country: 'US', region: ' ' })?.holidays).toEqual({ country: 'US', region: null })
    expect(requestOf(complete)?.holidays).toBeNull()
  })

  test('taking an alternative asks for exactly that alternative', () => {
    const alternative = { ...requestOf(complete), start: '2027-01-18', longSlots: [] }
    const request = requestOf({ ...complete, start: '2027-01-18' })
    expect(request).toEqual(alternative)
    if (request) expect(requestOf({ ...complete, ...chosenBy(request) })).toEqual(request)
  })

  test('a complete choice misses nothing', () => {
    expect(missingFor(complete)).toBeNull()
  })
})
