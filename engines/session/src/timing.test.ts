import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { after, nine, usualRun } from './run.fixture.ts'
import type { Run } from './run.ts'
import { overrunsOften, patternsAmong, timingOf } from './timing.ts'

const ranWith = (...minutes: number[]): Run => {
  let at = 0
  let run = expectOk(decide(usualRun(), { kind: 'start' }, nine))
  for (const [place, took] of minutes.entries()) {
    at += took
    run = expectOk(decide(run, { kind: place === minutes.length - 1 ? 'end' : 'next' }, after(at)))
  }
  return run
}

describe('planned against run (L3)', () => {
  test('says what overran, was cut and was left out', () => {
    expect(timingOf(ranWith(15, 36, 12)).map(({ outcome }) => outcome)).toEqual([
      'as-planned',
      'overran',
      'shortened',
      'left-out',
      'left-out',
    ])
  })

  test('a lab that overran in two of three cohorts is a pattern; of two cohorts nobody can say', () => {
    const runs = [ranWith(15, 30, 33, 7, 5), ranWith(15, 30, 31, 9, 5), ranWith(15, 30, 25, 15, 5)].map(timingOf)
    expect(patternsAmong(runs).filter(overrunsOften)).toMatchObject([
      { key: '3', runs: 3, overran: 2, leftOut: 0, medianMs: 31 * 60_000 },
    ])
    expect(patternsAmong(runs.slice(0, 2)).filter(overrunsOften)).toEqual([])
  })

  test('a block that was left out did not run, and one of another kind under its key is not the same', () => {
    const [short, whole] = [ranWith(15, 36, 12), ranWith(15, 30, 25, 15, 5)].map(timingOf)
    const other = (whole ?? []).map((timing) => ({ ...timing, kind: 'break' as const }))
    expect(patternsAmong([short ?? [], whole ?? [], other]).at(-1)).toMatchObject({ runs: 1, leftOut: 1 })
    expect(patternsAmong([])).toEqual([])
  })
})
