import { expectOk, instant, parseZone } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfLocal, localText } from './local-instant.ts'

const zone = (name: string) => expectOk(parseZone(name))

describe('a local time in a field', () => {
  it.each(['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'Australia/Lord_Howe'])(
    'shows again what was read from it in %s',
    (name) =>
      fc.assert(
        fc.property(fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2035-01-01') }), (ms) => {
          const text = localText(zone(name), instant(ms))
          const at = instantOfLocal(zone(name), text)
          return at !== null && localText(zone(name), at) === text && at <= ms
        }),
      ),
  )
  it('is the first of two, and later where clocks skip it', () => {
    const newYork = zone('America/New_York')
    expect(instantOfLocal(newYork, '2026-11-01T01:30')).toBe(Date.parse('2026-11-01T05:30:00Z'))
    expect(instantOfLocal(newYork, '2026-03-08T02:30')).toBe(Date.parse('2026-03-08T07:30:00Z'))
  })
  it.each(['', '2026-11-01', 'x', '2026-13-01T00:00'])('is nothing for %j', (text) =>
    expect(instantOfLocal(zone('UTC'), text)).toBeNull(),
  )
})
