import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionSet } from '../question/question-set.fixture.ts'
import { qtiCarries } from './carries.ts'
import { readQti } from './read.ts'
import { writeQti } from './write.ts'

describe.each(['qti21', 'qti22', 'qti3'] as const)('Q6: questions travel as %s packages', (version) => {
  test('what is written reads back as what QTI carries, exactly', () => {
    fc.assert(
      fc.property(questionSet, (set) => {
        fc.pre(qtiCarries(set).set.questions.length > 0)
        const { set: read, fidelity } = expectOk(readQti(writeQti(set, version).bytes))
        expect(read).toEqual(qtiCarries(set).set)
        expect(fidelity.every(({ outcome }) => outcome === 'exact')).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
