import { readFileSync } from 'node:fs'
import { expectOk } from '@cadre/kernel'
import { parseBlueprint } from '@cadre/formats/blueprint'
import { describe, expect, test } from 'vitest'
import { coverageRows, freshKey, linesOf, problemsOf, textOf } from './draft.ts'

const reference = expectOk(
  parseBlueprint(
    readFileSync(new URL('../../../../../content/blueprints/mls-c01-ten-weeks.yaml', import.meta.url), 'utf8'),
  ),
)

describe('a draft in the editor (B1, B3)', () => {
  test('an untouched draft has no problems', () => {
    expect(problemsOf(reference)).toEqual([])
  })

  test('coverage while authoring is the reference figure 16.7 / 25.0 / 33.3 / 25.0', () => {
    expect(coverageRows(reference, 'sessions').map(({ planned }) => Math.round(planned * 1000) / 10)).toEqual([
      16.7, 25, 33.3, 25,
    ])
  })

  test('taking away a lab that a session uses is a problem with its reason, before anything is saved', () => {
    expect(problemsOf({ ...reference, labs: [] }).some(({ code }) => code === 'unknown-reference')).toBe(true)
  })

  test('an emptied title is a problem, not a crash', () => {
    expect(problemsOf({ ...reference, title: '' }).some(({ path }) => path === 'title')).toBe(true)
  })

  test('a fresh key is one that nothing has', () => {
    expect(freshKey('lab', [{ key: 'lab-2' }, { key: 'lab-3' }])).toBe('lab-4')
    expect(freshKey('lab', [{ key: 'lab-2' }])).toBe('lab-3')
  })

  test('lines survive a text field, empty ones do not', () => {
    expect(linesOf(textOf(['one', 'two']))).toEqual(['one', 'two'])
    expect(linesOf('one\n\n two')).toEqual(['one', ' two'])
  })
})
