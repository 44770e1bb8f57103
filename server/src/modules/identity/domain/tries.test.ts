import { instant, type Instant } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { networkOf } from './network.ts'
import { pour } from './tries.ts'

const limit = { burst: 5, everyMs: 1_000 }

describe('a leaky bucket (S-12)', () => {
  test('lets through at most its burst and one more for each interval, in any window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000), { minLength: 1, maxLength: 60 }), (gaps) => {
        let now = 1_000_000
        let emptyAt: Instant | null = null
        const passed: number[] = []
        for (const gap of gaps) {
          now += gap
          const poured = pour(emptyAt, instant(now), limit)
          if (!poured.ok) continue
          emptyAt = poured.value
          passed.push(now)
        }
        for (const from of passed)
          for (const to of passed.filter((at) => at >= from)) {
            const inWindow = passed.filter((at) => at >= from && at <= to).length
            expect(inWindow).toBeLessThanOrEqual(limit.burst + Math.floor((to - from) / limit.everyMs))
          }
      }),
    )
  })
  test('says how long to wait, and keeps its word', () => {
    const now = instant(0)
    let emptyAt: Instant | null = null
    for (let i = 0; i < limit.burst; i++) {
      const poured = pour(emptyAt, now, limit)
      if (poured.ok) emptyAt = poured.value
    }
    const refused = pour(emptyAt, now, limit)
    expect(refused).toMatchObject({ ok: false, details: { retryAfterSeconds: 1 } })
    expect(pour(emptyAt, instant(1_000), limit).ok).toBe(true)
  })
})

describe('tries are counted for a network', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
