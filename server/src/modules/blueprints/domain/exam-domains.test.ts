import { describe, expect, test } from 'vitest'
import { checkAgainstGuide, nameAmong, placesAmong } from './exam-domains.ts'

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
