import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { after, nine, usualRun } from './run.fixture.ts'
import type { Run } from './run.ts'
import { overrunsAmong, timingOf } from './timing.ts'

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

  test('a lab that overran in two of three cohorts is told, one cohort is no pattern', () => {
    const runs = [ranWith(15, 30, 33, 7, 5), ranWith(15, 30, 31, 9, 5), ranWith(15, 30, 25, 15, 5)].map(timingOf)
    expect(overrunsAmong(runs)).toMatchObject([{ key: '3', runs: 3, overran: 2, medianMs: 31 * 60_000 }])
    expect(overrunsAmong(runs.slice(0, 1))).toEqual([])
  })
})
