import { seededRandom, shuffled } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../csv.ts'
import { bankOf, learningOf } from './forecast-input.ts'

const domains = [
  { name: 'Modélisation', weight: 60 },
  { name: 'Ops', weight: 40 },
]
const items = 'item,domain,author_rating_1to5\nq1,Modélisation,2\n問2,Ops,\n'
const rows = [
  'Bö,3,Ops,問2,1,0,0',
  'Ana,3,Modélisation,q1,0,0,0',
  'Ana,3,Ops,問2,1,0,0',
  'Ana,3,Ops,問2,1,0,1',
  'Ana,0.5,Modélisation,q1,1,exam A,0',
  'Bö,0.5,Ops,unlisted,0,1,0',
  'Ana,9,Ops,問2,1,1,1',
]
const learningFrom = (lines: readonly string[], until = 8) => {
  const events = parseCsv(
    'events.csv',
    `learner,day,domain,item,correct,practice_exam,repeat\r\n${lines.join('\r\n')}\r\n`,
  )
  return learningOf(events, bankOf(parseCsv('items.csv', items), domains), domains, { until, examDay: 99 })
}

describe('events of a forecast', () => {
  test('say the same in whatever order their rows stand', () => {
    const learning = learningFrom(rows)
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(learningFrom(shuffled(seededRandom(seed), rows))).toEqual(learning)
      }),
    )
  })
  test('later ones are not looked at, but their learners are known', () => {
    const learning = learningFrom(['Zoë,9,Ops,問2,1,1,0', ...rows])
    expect(learning.learners).toEqual(['Ana', 'Bö', 'Zoë'])
    expect([learning.log.length, learning.lastDay]).toEqual([6, 3])
  })
  test('items that the bank does not list are counted, as far as their answers are looked at', () => {
    const strange = ['Ana,4,Ops,zz,1,0,0', 'Ana,8.5,Ops,late,1,0,0', ...rows, 'Bö,2,Ops,unlisted,1,0,1']
    expect(learningFrom(strange).unlisted).toEqual({ items: ['unlisted', 'zz'], answers: 3 })
  })
  test('a second sight on the same day is remembered, the first is fresh', () => {
    const { log } = learningFrom(rows)
    expect([...log.recall].map((recall) => Number(recall.toFixed(2)))).toEqual([0, 0, 0.55, 0, 0.7, 0])
  })
  test('the last practice exam is told by its name or its day', () => {
    expect(learningFrom(rows).lastPractice).toEqual([1, 0])
  })
})
