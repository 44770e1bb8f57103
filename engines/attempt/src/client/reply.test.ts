import { instant, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newAttempt } from '../server/attempt.ts'
import { standingOf } from '../server/standing.ts'
import { classifyReply, type RawReply, retryAfterMs } from './reply.ts'
import { longestRetryMs, retryDelayMs } from './retry-delay.ts'

const standing = standingOf(newAttempt({ limitMs: null, windowEndsAt: null, graceMs: 0 }), instant(0))
const json: RawReply = {
  status: 200,
  contentType: 'application/json',
  retryAfter: null,
  isJson: true,
  acknowledgement: null,
  refusal: null,
}
const html: RawReply = { ...json, contentType: 'text/html; charset=utf-8', isJson: false }
const acknowledgement = { receipts: [], standing, at: instant(1) }
const fenced = { code: 'attempt.fenced', standing, known: ['e1'] }
const problem = (status: number, code: string): RawReply => ({
  ...json,
  status,
  refusal: { code, standing: null, known: [] },
})

const table: readonly (readonly [string, RawReply, unknown])[] = [
  ['our acknowledgement', { ...json, acknowledgement }, { kind: 'acknowledged', ...acknowledgement }],
  ['nothing', { ...html, status: 0 }, { kind: 'unreachable', why: 'no-reply' }],
  ["a captive portal's page", html, { kind: 'unreachable', why: 'captive-portal' }],
  ["a captive portal's redirect", { ...html, status: 302 }, { kind: 'unreachable', why: 'captive-portal' }],
  ['network authentication required', { ...html, status: 511 }, { kind: 'unreachable', why: 'captive-portal' }],
  ['a page that says 403', { ...html, status: 403 }, { kind: 'unreachable', why: 'captive-portal' }],
  ['JSON cut off', { ...json, isJson: false }, { kind: 'unreachable', why: 'cut-off' }],
  ["a stranger's JSON", json, { kind: 'wrong-shape' }],
  ['another tab', { ...json, status: 409, refusal: fenced }, { kind: 'fenced', standing, known: ['e1'] }],
  ['another conflict', problem(409, 'other.conflict'), { kind: 'refused', code: 'other.conflict' }],
  ['a fence without standing', problem(409, 'attempt.fenced'), { kind: 'refused', code: 'attempt.fenced' }],
  ['signed out', problem(401, 'identity.signed-out'), { kind: 'signed-out' }],
  ['too large', { ...html, status: 413 }, { kind: 'too-large' }],
  ['too many', { ...json, status: 429, retryAfter: '7' }, { kind: 'later', afterMs: 7_000 }],
  [
    'down, with a date',
    { ...html, status: 503, retryAfter: 'Thu, 01 Jan 1970 00:00:09 GMT' },
    { kind: 'later', afterMs: 9_000 },
  ],
  ['down', { ...html, status: 502 }, { kind: 'later', afterMs: null }],
  ['invalid', problem(422, 'contract.invalid'), { kind: 'refused', code: 'contract.invalid' }],
  ['not ours', { ...json, status: 404 }, { kind: 'wrong-shape' }],
]

describe('a reply (R-04)', () => {
  test.each(table)('%s', (_, raw, expected) => {
    expect(classifyReply(raw, instant(0))).toEqual(expected)
  })
  test('nothing but a 2xx of the contract acknowledges', () => {
    const any = fc.record({
      status: fc.integer({ min: 0, max: 599 }),
      contentType: fc.constantFrom(null, 'text/html', 'application/json'),
      retryAfter: fc.constantFrom(null, '1', 'soon'),
      isJson: fc.boolean(),
      acknowledgement: fc.constantFrom(null, acknowledgement),
      refusal: fc.constantFrom(null, fenced),
    })
    fc.assert(
      fc.property(any, (raw) => {
        const ours = raw.status >= 200 && raw.status < 300 && raw.acknowledgement !== null
        expect(classifyReply(raw, instant(0)).kind === 'acknowledged').toBe(ours)
      }),
    )
  })
  test('Retry-After is seconds or a date, and never negative', () => {
    expect(
      ['0', ' 12 ', 'soon', '-1', 'Thu, 01 Jan 1970 00:00:01 GMT'].map((h) => retryAfterMs(h, instant(5_000))),
    ).toEqual([0, 12_000, null, expect.anything(), 0])
  })
})

describe('waiting', () => {
  test('doubles from half a second to 15 s, half by chance, and is at least what was asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer(), (failures, seed) => {
        const ceiling = Math.min(longestRetryMs, 500 * 2 ** (failures - 1))
        const own = retryDelayMs(failures, seededRandom(seed))
        expect(own).toBeGreaterThanOrEqual(ceiling / 2)
        expect(own).toBeLessThanOrEqual(ceiling)
        expect(retryDelayMs(failures, seededRandom(seed), 60_000)).toBeGreaterThanOrEqual(60_000)
      }),
    )
  })
})
