import type { Id, PlainDate } from '@cadre/kernel'
import { addDays } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { affectedBy, type AtStake, type StakeKind } from './at-stake.ts'
import { driftOf, type CertificationDrift } from './certification-drift.ts'

const date = (text: string) => text as PlainDate
const today = date('2026-11-22')
const stake = (kind: StakeKind, until: string | null, guideVersion: string | null = null): AtStake => ({
  certificationId: 'crt_1' as Id<'crt'>,
  kind,
  id: 'x',
  title: 'X',
  people: 0,
  until: until === null ? null : date(until),
  guideVersion,
})
const retires = (on: string): CertificationDrift => ({
  retirement: { on: date(on), passed: date(on) <= today },
  guide: null,
})

describe('what a retirement reaches (C2)', () => {
  test.each<[StakeKind, string | null, string, boolean]>([
    ['blueprint', null, '2026-03-31', true],
    ['blueprint', null, '2027-03-31', true],
    ['question', null, '2027-03-31', true],
    ['demand', null, '2027-03-31', true],
    ['demand', '2027-03-30', '2027-03-31', false],
    ['demand', '2027-03-31', '2027-03-31', true],
    ['demand', '2026-01-10', '2026-03-31', true],
    ['demand', '2026-01-10', '2027-03-31', false],
    ['cohort', '2027-03-30', '2027-03-31', false],
    ['cohort', '2027-03-31', '2027-03-31', true],
    ['cohort', '2026-11-21', '2026-03-31', false],
    ['cohort', '2026-11-22', '2026-03-31', true],
    ['seat', '2027-06-01', '2027-03-31', true],
    ['exam', '2027-03-30', '2027-03-31', false],
    ['exam', '2027-03-31', '2027-03-31', true],
    ['exam', '2026-04-01', '2026-03-31', false],
    ['voucher', null, '2027-03-31', true],
    ['voucher', '2027-01-01', '2027-03-31', false],
    ['certificate', null, '2026-03-31', false],
    ['certificate', '2026-11-22', '2026-03-31', false],
    ['certificate', '2026-11-23', '2026-03-31', true],
    ['certificate', '2027-03-30', '2027-03-31', false],
    ['certificate', '2027-03-31', '2027-03-31', true],
  ])('a %s until %s, exam retiring on %s: %s', (kind, until, on, reached) => {
    expect(affectedBy(retires(on), [stake(kind, until)], today)).toHaveLength(reached ? 1 : 0)
  })
})

describe('what a new guide reaches (C2)', () => {
  const guide = { retirement: null, guide: { label: '2.0', from: date('2027-02-01'), superseded: ['1.0'] } }
  test.each<[StakeKind, string | null, string | null, boolean]>([
    ['blueprint', null, '1.0', true],
    ['blueprint', null, '0.9', true],
    ['blueprint', null, ' 2.0', false],
    ['cohort', '2027-01-31', '1.0', false],
    ['cohort', '2027-02-01', '1.0', true],
    ['exam', '2027-03-01', '1.0', true],
    ['demand', null, null, false],
    ['certificate', '2028-01-01', null, false],
  ])('a %s until %s made from guide %s: %s', (kind, until, version, reached) => {
    expect(affectedBy(guide, [stake(kind, until, version)], today)).toHaveLength(reached ? 1 : 0)
  })
  test('is told apart from a retirement that comes too', () => {
    const both = { ...guide, retirement: { on: date('2027-06-01'), passed: false } }
    const [blueprint] = affectedBy(both, [stake('blueprint', null, '1.0')], today)
    expect(blueprint?.because).toEqual(['retirement', 'guide'])
    expect(affectedBy(both, [stake('cohort', '2027-03-01', '1.0')], today)[0]?.because).toEqual(['guide'])
  })
})

describe('drift of a certification (C2)', () => {
  const version = (label: string, supersededOn: string | null) => ({
    label,
    effectiveFrom: null,
    supersededOn: supersededOn === null ? null : date(supersededOn),
  })
  test('is nothing while no date is announced and one guide counts', () => {
    expect(driftOf({ retiresOn: null, guides: [version('1.0', null)] }, today)).toBeNull()
  })
  test('names the guide that counts and those before it', () => {
    const guides = [version('3', null), version('2', '2027-01-01'), version('1', '2025-01-01')]
    expect(driftOf({ retiresOn: null, guides }, today)?.guide).toMatchObject({ label: '3', superseded: ['2', '1'] })
  })
  test('has passed from the retire date on', () => {
    const passed = (retiresOn: string) => driftOf({ retiresOn: date(retiresOn), guides: [] }, today)?.retirement?.passed
    expect([passed('2026-11-22'), passed('2026-11-23')]).toEqual([true, false])
  })
})

describe('laws', () => {
  const kinds: StakeKind[] = ['blueprint', 'question', 'demand', 'cohort', 'seat', 'exam', 'voucher', 'certificate']
  const day = fc.integer({ min: -800, max: 800 }).map((days) => addDays(today, days))
  const anyStake = fc
    .record({ kind: fc.constantFrom(...kinds), until: fc.option(day), version: fc.option(fc.constantFrom('1', '2')) })
    .map(({ kind, until, version }) => stake(kind, until, version))
  test('an earlier retirement reaches everything that a later one does', () => {
    fc.assert(
      fc.property(fc.array(anyStake), day, fc.nat(400), (stakes, on, earlier) => {
        const later = affectedBy(retires(on), stakes, today)
        const sooner = new Set(affectedBy(retires(addDays(on, -earlier)), stakes, today).map(identity))
        expect(later.map(identity).filter((key) => !sooner.has(key))).toEqual([])
      }),
    )
  })
  test('what is over and what was made from the guide that counts is never reached by a new guide', () => {
    fc.assert(
      fc.property(fc.array(anyStake), fc.option(day), (stakes, from) => {
        const drift = { retirement: null, guide: { label: '2', from, superseded: ['1'] } }
        for (const each of affectedBy(drift, stakes, today)) {
          expect(each.guideVersion).toBe('1')
          expect(each.because).toEqual(['guide'])
          if (['cohort', 'seat', 'exam', 'voucher'].includes(each.kind) && each.until !== null)
            expect(each.until >= today).toBe(true)
        }
      }),
    )
  })
  const identity = ({ kind, until, guideVersion }: AtStake) => `${kind} ${until} ${guideVersion}`
})
