import { addDays, type PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveVoucher, stateOn, voucherEvents, voucherStates, voucherTransitions } from './voucher.ts'

const expiresOn = '2027-06-30' as PlainDate

describe('a voucher (R4)', () => {
  test('answers every event in every state', () => {
    expect(
      voucherStates.map((state) => voucherEvents.map((event) => voucherTransitions[state][event] ?? '-').join(' ')),
    ).toEqual([
      'assigned - - - returned expired',
      '- stock used - - expired',
      '- - - assigned - -',
      '- - - - returned -',
      '- - - - - -',
    ])
  })
  test('expires on the day after its last, unless it was used or returned', () => {
    const on = (left: 'stock' | 'assigned' | 'used' | 'returned', days: number) =>
      stateOn({ left, expiresOn }, addDays(expiresOn, days))
    expect([on('stock', 0), on('stock', 1)]).toEqual(['stock', 'expired'])
    expect([on('assigned', 0), on('assigned', 1)]).toEqual(['assigned', 'expired'])
    expect([on('used', 1), on('returned', 1)]).toEqual(['used', 'returned'])
  })
  test('whose day has passed is refused in words that say so', () => {
    const late = addDays(expiresOn, 1)
    expect(moveVoucher({ left: 'stock', expiresOn }, 'assign', late)).toMatchObject({
      code: 'exams.voucher-state',
      details: { state: 'expired', event: 'assigned' },
    })
    // What was recorded in time may be corrected later; what then is left of it has expired.
    expect(moveVoucher({ left: 'used', expiresOn }, 'correct', late)).toEqual({ ok: true, value: 'assigned' })
  })
  test('that was returned stays so, and a used one pays no second exam, whatever happens', () => {
    const events = fc.array(fc.constantFrom('assign', 'release', 'use', 'return'), { maxLength: 12 })
    fc.assert(
      fc.property(events, fc.integer({ min: -40, max: 40 }), (happened, days) => {
        let left: 'stock' | 'assigned' | 'used' | 'returned' = 'stock'
        let used = 0
        for (const event of happened) {
          const moved = moveVoucher({ left, expiresOn }, event, addDays(expiresOn, days))
          if (left === 'returned' && moved.ok) return false
          if (moved.ok && event === 'use') used++
          if (moved.ok) left = moved.value
        }
        return used <= 1 && (days <= 0 || used === 0)
      }),
    )
  })
})
