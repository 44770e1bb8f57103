import { describe, expect, test } from 'vitest'
import { replayLine } from './replay.ts'
import { run } from './run.ts'

const block = 500

/** Worlds from `first` on, in blocks; split over files so that two cores share them. */
export const soundWorlds = (first: number, count: number): void => {
  describe('the attempt core in a storm (R-14: I1-I6, I9, R-06)', () => {
    test.each(Array.from({ length: count / block }, (_, i) => first + i * block))(
      'seeds from %i on keep every law after every step',
      (from) => {
        const broken = Array.from({ length: block }, (_, i) => run(from + i)).filter(({ violation }) => violation)
        expect(broken.map((outcome) => replayLine(outcome))).toEqual([])
      },
      60_000,
    )
  })
}
