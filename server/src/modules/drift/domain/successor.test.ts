import type { Id, PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KnownCertification } from './certification-drift.ts'
import { destinationOf, successorOf } from './successor.ts'

const today = '2026-11-22' as PlainDate
const certification = (code: string, retiresOn: string | null, successorCode: string | null): KnownCertification => ({
  certificationId: `crt_${code}` as Id<'crt'>,
  vendor: 'V',
  code,
  name: code,
  retiresOn: retiresOn as PlainDate | null,
  successorCode,
  guides: [],
})
const old = '2026-01-01'
const told = (list: KnownCertification[]) => {
  const [first] = list
  const found = first && successorOf(first, list, today)
  return (
    found &&
    ('certification' in found
      ? [found.kind, found.certification.code]
      : [found.kind, 'code' in found ? found.code : null])
  )
}

describe('the successor (C2)', () => {
  test.each<[string, KnownCertification[], unknown[]]>([
    ['none named', [certification('A', old, null)], ['none-named', null]],
    ['one that can be earned', [certification('A', old, 'B'), certification('B', null, null)], ['successor', 'B']],
    [
      'one that retires later',
      [certification('A', old, 'B'), certification('B', '2027-01-01', null)],
      ['successor', 'B'],
    ],
    [
      'one past a retired one',
      [certification('A', old, 'B'), certification('B', old, 'C'), certification('C', null, null)],
      ['successor', 'C'],
    ],
    ['one that is not in the catalogue', [certification('A', old, 'B')], ['not-in-catalogue', 'B']],
    [
      'one that retired without an heir',
      [certification('A', old, 'B'), certification('B', old, null)],
      ['retired-too', 'B'],
    ],
    ['itself', [certification('A', old, 'A')], ['retired-too', 'A']],
    ['a circle', [certification('A', old, 'B'), certification('B', old, 'A')], ['retired-too', 'A']],
  ])('%s', (_, list, expected) => {
    expect(told(list)).toEqual(expected)
  })
  test('always ends, and never with a retired one or the one it began with', () => {
    const code = fc.constantFrom('A', 'B', 'C', 'D', 'E')
    const catalogue = fc.uniqueArray(
      fc.tuple(code, fc.constantFrom(null, old, '2027-05-05'), fc.option(code)).map((of) => certification(...of)),
      { minLength: 1, selector: (each) => each.code },
    )
    fc.assert(
      fc.property(catalogue, (list) => {
        const [first] = list
        const found = first && successorOf(first, list, today)
        if (found?.kind !== 'successor') return
        expect(found.certification.code).not.toBe(first?.code)
        expect(found.certification.retiresOn).not.toBe(old)
      }),
    )
  })
})

describe('the destination', () => {
  const guide = { label: '2', from: null, superseded: ['1'] }
  const retirement = (passed: boolean) => ({ on: today, passed })
  const of = (drift: Parameters<typeof destinationOf>[1], list: KnownCertification[]) => {
    const [first] = list
    return first && destinationOf(first, drift, { certifications: list, today }).kind
  }
  const alone = [certification('A', null, null)]
  const followed = [certification('A', old, 'B'), certification('B', null, null)]
  test.each([
    ['a new guide alone', { retirement: null, guide }, alone, 'new-guide'],
    ['a retirement with a successor', { retirement: retirement(false), guide }, followed, 'successor'],
    ['a coming retirement without one, with a new guide', { retirement: retirement(false), guide }, alone, 'new-guide'],
    ['a passed retirement without one, with a new guide', { retirement: retirement(true), guide }, alone, 'none-named'],
  ])('of %s', (_, drift, list, kind) => {
    expect(of(drift, list)).toBe(kind)
  })
})
