import { expectOk, parsePlainDate } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { certificateLines, currentCohort, type Managed } from './managed.ts'

const day = (text: string) => expectOk(parsePlainDate(text))
const cohort = (name: string, stage: Managed['cohorts'][number]['stage']) =>
  ({ name, stage }) as Managed['cohorts'][number]

describe('what a manager sees of a person (P4)', () => {
  test.each([
    ['nothing, of somebody in no cohort', [], undefined],
    [
      'the soonest cohort that is not over',
      [cohort('A', 'finished'), cohort('B', 'running'), cohort('C', 'tentative')],
      'B',
    ],
    ['the last cohort when all are over', [cohort('A', 'finished'), cohort('B', 'finished')], 'B'],
  ])('%s', (_, cohorts, name) => {
    expect(currentCohort({ cohorts })?.name).toBe(name)
  })

  test('certificates, the one that ends first on top, marked by how long they last', () => {
    const held = [
      { code: 'FOREVER', earnedOn: day('2020-01-01'), expiresOn: null },
      { code: 'LATER', earnedOn: day('2024-01-01'), expiresOn: day('2027-12-01') },
      { code: 'SOON', earnedOn: day('2024-01-01'), expiresOn: day('2027-01-20') },
      { code: 'PAST', earnedOn: day('2020-01-01'), expiresOn: day('2026-11-21') },
    ]
    expect(certificateLines(held, day('2026-11-22')).map(({ tone, words }) => [tone, words.split(' ')[0]])).toEqual([
      ['bad', 'PAST'],
      ['warn', 'SOON'],
      ['good', 'LATER'],
      ['good', 'FOREVER'],
    ])
  })
})
