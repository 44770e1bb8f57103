import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQti } from '../qti/read.ts'
import { questionSet } from '../question/question-set.fixture.ts'
import { qti12Carries, writeQti12 } from './write.ts'

test('Q6: what is written as QTI 1.2 reads back as what Canvas carries, exactly', () => {
  fc.assert(
    fc.property(questionSet, (set) => {
      fc.pre(qti12Carries(set).set.questions.length > 0)
      const { set: read, fidelity } = expectOk(readQti(writeQti12(set).bytes))
      expect(read).toEqual(qti12Carries(set).set)
      expect(fidelity.every(({ outcome }) => outcome === 'exact')).toBe(true)
    }),
    { numRuns: 60 },
  )
})
