import { describe, expect, test } from 'vitest'
import type { PlainDate } from '@cadre/kernel'
import { checkAgainstGuide, currentFirst, nameAmong, placesAmong } from './exam-domains.ts'

const now = [
  { key: 'data', name: 'Data Preparation', weight: 60 },
  { key: 'ops', name: 'Operations', weight: [35, 45] as [number, number] },
]

describe('a key of a bank or of an answer', () => {
  const published = [now, [{ key: 'd1', name: 'Data preparation' }], [{ key: 'gone', name: 'Modeling' }]]
  const placeOf = placesAmong(now, published)
  test.each([
    ['that is current stays', 'data', 'data'],
    ['of an older version leads to the domain that has its name now', 'd1', 'data'],
    ['that spells the name leads to it', 'data-preparation', 'data'],
    ['of a domain that the exam has no more leads nowhere', 'gone', null],
    ['that nobody ever published leads nowhere', 'x', null],
  ])('%s', (_, key, place) => expect(placeOf(key)).toBe(place))
  test.each([
    ['is called as its domain is now', 'd1', 'Data Preparation'],
    ['is called as it was last where the exam has it no more', 'gone', 'Modeling'],
    ['has no name where nobody ever published it', 'x', null],
  ])('%s', (_, key, name) => expect(nameAmong(published)(key)).toBe(name))
})

describe('which published version says what the exam is', () => {
  const guides = [
    { label: '2.0', supersededOn: null },
    { label: '1.0', supersededOn: '2026-06-01' as PlainDate },
  ]
  const published = [{ guide: '1.0' }, { guide: '2.0' }, { guide: 'unknown' }, { guide: '1.0' }]
  test.each([
    ['the newest of those whose guide is in force', '2026-06-01', ['2.0', 'unknown', '1.0', '1.0']],
    ['the newest as long as its guide is in force', '2026-05-31', ['1.0', '2.0', 'unknown', '1.0']],
  ])('%s', (_, today, order) => {
    expect(currentFirst(published, guides, today as PlainDate).map(({ guide }) => guide)).toEqual(order)
  })
})

describe('a blueprint against its guide', () => {
  const guide = { label: '1.0', domains: [{ name: 'Data preparation' }, { name: 'Operations' }] }
  test('matches with names in any spelling', () => expect(checkAgainstGuide(now, guide)).toMatchObject({ ok: true }))
  test('is not compared where the catalogue has no such guide', () =>
    expect(checkAgainstGuide(now, null)).toMatchObject({ ok: true }))
  test('may keep a domain without weight, which is no part of the exam', () =>
    expect(checkAgainstGuide([...now, { key: 'old', name: 'Old', weight: 0 }], guide)).toMatchObject({ ok: true }))
  test('is told what is too much and what is missing', () =>
    expect(
      checkAgainstGuide([{ key: 'x', name: 'X', weight: 100 }, now[0] ?? { key: '', name: '', weight: 0 }], guide),
    ).toMatchObject({
      details: { guideVersion: '1.0', unknown: ['X'], missing: ['Operations'] },
    }))
})
