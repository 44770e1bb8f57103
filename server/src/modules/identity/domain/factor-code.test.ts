import { seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFreshStep, newRecoveryCode, newTotpSecret, parseFactorCode } from './factor-code.ts'

describe('a code as it is typed', () => {
  test.each([
    ['123456', { kind: 'totp', code: '123456' }],
    [' 123 456 ', { kind: 'totp', code: '123456' }],
    ['12345', null],
    ['1234567', null],
    ['abcdef', null],
  ])('%j is %j', (typed, code) => {
    expect(parseFactorCode(typed)).toEqual(code)
  })
  test('a recovery code is read in any case, with or without hyphens, with letters for the digits they look like', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const shown = newRecoveryCode(seededRandom(seed))
        const code = shown.replaceAll('-', '')
        expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){3}$/)
        for (const typed of [shown, shown.toLowerCase(), code.replaceAll('0', 'o').replaceAll('1', 'l')]) {
          expect(parseFactorCode(typed)).toEqual({ kind: 'recovery', code })
        }
      }),
    )
  })
})

test('a step counts once, and none before it afterwards', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(20))), (steps) => {
      let last = 0
      const accepted = steps.filter((step) => {
        if (!isFreshStep(step, last)) return false
        last = step
        return true
      })
      expect(accepted).toEqual([...new Set(accepted)].toSorted((a, b) => Number(a) - Number(b)))
    }),
  )
})

test('a key has 160 bits, as RFC 4226 asks for', () => {
  expect(newTotpSecret(seededRandom(1))).toHaveLength(20)
})
