import { instant } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterFactor,
  confirmedUntil,
  protections,
  signInEvents,
  signInStates,
  signInSteps,
  type SignInState,
} from './sign-in.ts'

const events = fc.array(fc.constantFrom(...signInEvents), { maxLength: 12 })

describe('signing in (S-11)', () => {
  test('knows every state and every event', () => {
    for (const protection of protections)
      for (const state of signInStates)
        for (const event of signInEvents) expect(signInStates).toContain(signInSteps[protection][state][event])
  })
  test('with a second factor is never done by passwords, links and wrong codes alone', () => {
    fc.assert(
      fc.property(events, (given) => {
        let state: SignInState = 'signed-out'
        for (const event of given.filter((one) => one !== 'code-right' && one !== 'passkey-used')) {
          state = afterFactor('two-factors', state, event)
          expect(state).not.toBe('signed-in')
        }
      }),
    )
  })
  test('with a second factor asks for a first one before a code counts', () => {
    fc.assert(
      fc.property(events, (given) => {
        let state: SignInState = 'signed-out'
        for (const event of given.filter((one) => !['password-right', 'link-opened', 'passkey-used'].includes(one))) {
          state = afterFactor('two-factors', state, event)
        }
        expect(state).toBe('signed-out')
      }),
    )
  })
  test('ends whenever it is left or times out', () => {
    for (const protection of protections)
      for (const state of signInStates)
        for (const event of ['timed-out', 'signed-out'] as const)
          expect(afterFactor(protection, state, event)).toBe('signed-out')
  })
})

test('a confirmation counts for a quarter of an hour', () => {
  const at = instant(1_000_000)
  expect(confirmedUntil(at, instant(at + 899_999))).toBe(at + 900_000)
  expect(confirmedUntil(at, instant(at + 900_000))).toBeNull()
})
