import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionSet } from '../question/question-set.fixture.ts'
import { moodleXmlCarries } from './carries.ts'
import { readMoodleXml } from './read.ts'
import { writeMoodleXml } from './write.ts'

describe('Q6: questions travel as Moodle XML', () => {
  test('what is written reads back as what Moodle XML carries, exactly', () => {
    fc.assert(
      fc.property(questionSet, (set) => {
        const { set: read, fidelity } = expectOk(readMoodleXml(writeMoodleXml(set).text))
        expect(read).toEqual(moodleXmlCarries(set).set)
        expect(fidelity.every(({ outcome }) => outcome === 'exact')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
  test('what Moodle XML carries, it carries again without loss', () => {
    fc.assert(
      fc.property(questionSet, (set) => {
        const once = moodleXmlCarries(set).set
        expect(moodleXmlCarries(once)).toMatchObject({ set: once })
      }),
      { numRuns: 50 },
    )
  })
})
