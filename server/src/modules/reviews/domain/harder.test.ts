import type { Id } from '@cadre/kernel'
import { examOf } from '@cadre/psychometrics'
import { describe, expect, test } from 'vitest'
import { harderFor, type Candidate } from './harder.ts'

const exam = examOf({ counts: [30, 20], cut: 35 })
const id = (name: string) => `qst_${name}` as Id<'qst'>
const question = (name: string, rating: number | null, changes: Partial<Candidate> = {}): Candidate => ({
  questionId: id(name),
  domain: 'modelling',
  rating,
  guess: 0.25,
  sums: null,
  ...changes,
})
const modelling = { key: 'modelling', name: 'Modelling', share: 0.8, ability: 0.7 }
const data = { key: 'data', name: 'Data', share: 0.9, ability: 1.6 }
const chosen = (candidates: readonly Candidate[], ahead = [modelling], most = 5) =>
  harderFor(candidates, { ahead, exam, most }).map(({ questionId }) => questionId)

describe('harder questions for who is ahead (K7)', () => {
  test('are those above the exam by their author, the ones nearest to six in ten first', () => {
    expect(
      chosen([question('usual', 3), question('unrated', null), question('hard', 4), question('hardest', 5)]),
    ).toEqual([id('hardest'), id('hard')])
  })

  test('or by what their takers’ answers say, against the author', () => {
    const missed = { restN: 200, restRightSum: 90, restSum: 150 }
    const easy = { restN: 200, restRightSum: 190, restSum: 130 }
    expect(chosen([question('missed', 2, { sums: missed }), question('easy', 5, { sums: easy })])).toEqual([
      id('missed'),
    ])
  })

  test('are of the domains in which somebody is ahead alone, and in turn from each', () => {
    const ofData = ['d1', 'd2'].map((name) => question(name, 5, { domain: 'data' }))
    const elsewhere = question('other', 5, { domain: 'security' })
    expect(chosen([question('m1', 5), question('m2', 4), ...ofData, elsewhere], [modelling, data])).toEqual(
      ['d1', 'm1', 'd2', 'm2'].map(id),
    )
  })

  test('are none that would be right by luck alone, and never more than asked for', () => {
    const impossible = question('impossible', 5, { guess: 0, sums: { restN: 500, restRightSum: 5, restSum: 400 } })
    expect(chosen([impossible])).toEqual([])
    expect(chosen([question('one', 5), question('two', 5)], [modelling], 1)).toHaveLength(1)
    expect(chosen([question('one', 5)], [modelling], -2)).toEqual([])
  })
})
