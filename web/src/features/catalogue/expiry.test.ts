import { expectOk, parsePlainDate } from '@cadre/kernel'
import { describe, expect, it } from 'vitest'
import { expiryOf } from './expiry.ts'

const day = (text: string) => expectOk(parsePlainDate(text))

describe('a certificate on 2026-11-22', () => {
  it.each([
    [null, 'good', 'does not expire'],
    ['2026-11-21', 'bad', 'expired'],
    ['2026-11-22', 'warn', '0\u00a0days left'],
    ['2026-11-23', 'warn', '1\u00a0day left'],
    ['2027-03-22', 'warn', '120\u00a0days left'],
    ['2027-03-23', 'good', 'valid'],
  ])('that expires on %s is %s: %s', (on, tone, words) =>
    expect(expiryOf(on === null ? null : day(on), day('2026-11-22'))).toEqual({ tone, words }),
  )
})
