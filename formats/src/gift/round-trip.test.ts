import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionSet } from '../question/question-set.fixture.ts'
import { giftCarries } from './carries.ts'
import { readGift } from './read.ts'
import { writeGift } from './write.ts'

describe('Q6: questions travel as GIFT', () => {
  test('what is written reads back as what GIFT carries, exactly', () => {
    fc.assert(
      fc.property(questionSet, (set) => {
        const { set: read, fidelity } = expectOk(readGift(writeGift(set).text))
        expect(read).toEqual(giftCarries(set).set)
        expect(fidelity.every(({ outcome }) => outcome === 'exact')).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
  test('what GIFT carries, it carries again without loss', () => {
    fc.assert(
      fc.property(questionSet, (set) => {
        const once = giftCarries(set).set
        expect(giftCarries(once)).toMatchObject({ set: once })
      }),
      { numRuns: 50 },
    )
  })
})
