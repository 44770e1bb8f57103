import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../csv.ts'
import { parseShape } from '../../json-shape.ts'
import { numberOption } from '../../number-option.ts'
import { Refused } from '../../refused.ts'
import { UsageError } from '../../usage.ts'
import { cardInput, memoryAfter } from './fsrs.ts'
import { ledgerInput } from './ledger-input.ts'
import { pooledOf } from './pool.ts'
import { quizInput } from './quiz-input.ts'
import { quizOf } from './quiz.ts'
import { returnsIn } from './roi.ts'
import { survivalOf } from './survival.ts'

const refusalOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refused || error instanceof UsageError) return error.message
    throw error
  }
  return 'no refusal'
}
const memory = (value: unknown) => memoryAfter(parseShape('input.json', cardInput, value))
const quizFrom = (value: unknown) => quizOf('input.json', parseShape('input.json', quizInput, value), 1)
const returns = (value: unknown, draws = 10) =>
  returnsIn('input.json', parseShape('input.json', ledgerInput, value), { seed: 1, draws })
const csv = (text: string) => parseCsv('input.csv', text)

describe('cadre engine survival', () => {
  const rows = 'time,status,group\r\n9,1,α\r\n13,0,α\r\n5,1,β\r\n8,1,β\r\n'
  test('columns in any order, CRLF and unicode groups give the same answer', () => {
    const answer = survivalOf(csv(rows), 0.95)
    const turned = 'group,time,status\nα,9,1\nα,13,0\nβ,5,1\nβ,8,1\n'
    expect(survivalOf(csv(turned), 0.95)).toEqual(answer)
    expect(answer.groups.map((g) => [g.group, g.n, g.events, g.median])).toEqual([
      ['α', 2, 1, 9],
      ['β', 2, 2, 5],
    ])
    expect(answer.logRank?.df).toBe(1)
  })
  test('one group has a curve and no test', () => {
    expect(survivalOf(csv('time,status,group\n3,1,a\n'), 0.95).logRank).toBeNull()
  })
  test.each([
    ['9,2,a', 'line 3: "2" in column "status" is not 1 or 0'],
    ['NA,1,a', 'line 3: "NA" in column "time" is not a number'],
    [',1,a', 'line 3: "" in column "time" is not a number'],
    ['-1,1,a', 'line 3: time is -1'],
    ['4,1,', 'line 3: group is empty'],
    ['4,1', 'line 3: 2 cells'],
  ])('the row %s is refused by line and reason', (row, reason) => {
    expect(refusalOf(() => survivalOf(csv(`time,status,group\n9,1,a\n${row}\n`), 0.95))).toContain(reason)
  })
  test('a missing column and a file without rows are refused', () => {
    expect(refusalOf(() => survivalOf(csv('time,group\n1,a\n'), 0.95))).toContain('no column status')
    expect(refusalOf(() => survivalOf(csv('time,status,group\n'), 0.95))).toContain('no rows')
  })
})

describe('cadre engine pool', () => {
  test('each group has its raw rate, its Wilson interval and its pooled rate, in the order given', () => {
    const { groups, model } = pooledOf(csv('group,k,n\nb,5,6\n"a, b",2,5\n'), 0.95)
    expect(model).toBe('beta-binomial')
    expect(groups.map((g) => [g.group, g.k, g.n])).toEqual([
      ['b', 5, 6],
      ['a, b', 2, 5],
    ])
  })
  test('a trainer column pools cohorts within trainers', () => {
    const answer = pooledOf(csv('group,k,n,trainer\na,5,6,Ana\nb,2,5,Bo\n'), 0.95)
    expect(answer).toMatchObject({
      model: 'beta-binomial within trainer',
      trainers: [{ trainer: 'Ana' }, { trainer: 'Bo' }],
    })
  })
  test.each([
    ['b,6,5', '6 cannot pass of 5'],
    ['b,1.5,5', 'whole numbers'],
    ['b,0,0', 'at least one trial'],
    ['b,x,5', '"x" in column "k" is not a number'],
    ['a,1,5', 'already on line 2'],
    [',1,5', 'group is empty'],
  ])('the row %s is refused by line and reason', (row, reason) => {
    const message = refusalOf(() => pooledOf(csv(`group,k,n\na,5,6\n${row}\n`), 0.95))
    expect(message).toContain('line 3')
    expect(message).toContain(reason)
  })
})

describe('cadre engine fsrs', () => {
  test('the public vector, with recall after 1, 7, 30 and 90 days', () => {
    const answer = memory({
      history: [
        [1, 0],
        [3, 0],
        [3, 1],
        [3, 3],
        [3, 8],
        [3, 21],
      ],
    })
    expect(answer.stability).toBeCloseTo(53.62691, 4)
    expect(answer.difficulty).toBeCloseTo(6.3574867, 5)
    expect(Object.keys(answer.recall)).toEqual(['1', '7', '30', '90'])
    expect(Object.keys(answer)).toEqual(['stability', 'difficulty', 'recall'])
  })
  test.each([
    [{ history: [] }, 'history: there is no review'],
    [{ history: [[5, 0]] }, 'history: review 1: a rating is 1, 2, 3 or 4'],
    [{ history: [[3, 'x']] }, 'at $.history[0][1]: Invalid input: expected number'],
    [{ w: [1, 2], history: [[3, 0]] }, 'w: FSRS has 21 parameters'],
    [{}, 'at $.history: Invalid input: expected array'],
  ])('%j is refused by path and reason', (card, reason) => {
    expect(refusalOf(() => memory(card))).toContain(reason)
  })
})

describe('cadre engine quiz', () => {
  const remembered = { item: 'q1', stability: 3, difficulty: 5, lastReview: '2026-02-20' }
  const request = {
    today: '2026-03-02',
    examDate: '2026-04-10',
    k: 2,
    domains: { Modeling: 0.36, Ops: 0.2 },
    items: [
      { id: 'q1', domain: 'Modeling' },
      { id: 'q2', domain: 'Ops' },
    ],
    learners: [{ id: 'Ana', memory: [remembered, { ...remembered, item: 'q2', stability: 9 }] }],
  }
  test('chosen items carry their value per learner, with random and most-recent choices beside them', () => {
    const answer = quizFrom(request)
    expect(answer.chosen.map((c) => c.item)).toEqual(['q1', 'q2'])
    expect(Object.keys(answer.chosen[0]?.value ?? {})).toEqual(['Ana'])
    expect(answer.random.total).toBeGreaterThan(0)
    expect(answer.mostRecent.total).toBeGreaterThan(0)
  })
  test('dates and days since give the same answer', () => {
    const { lastReview: _, ...timeless } = remembered
    const memory = [
      { ...timeless, daysSince: 10 },
      { ...timeless, item: 'q2', stability: 9, daysSince: 10 },
    ]
    const { today: _t, examDate: _e, ...rest } = request
    expect(quizFrom({ ...rest, examInDays: 39, learners: [{ id: 'Ana', memory }] })).toEqual(quizFrom(request))
  })
  test.each([
    [{ examDate: '2026-02-30' }, 'at $.examDate: not a date'],
    [{ examDate: '2026-01-01' }, 'the exam lies before today'],
    [{ k: 0 }, 'a whole number of questions, at least one'],
    [{ k: 2.5 }, 'a whole number of questions, at least one'],
    [{ laterWeight: 2 }, 'lies between 0 and 1'],
    [{ laterWeight: -0.1 }, 'lies between 0 and 1'],
    [{ domains: { Modeling: 1 } }, 'q2: its domain Ops has no weight'],
    [
      { learners: [{ id: 'Ana', memory: [{ ...remembered, stability: 0 }] }] },
      'at $.learners[0].memory[0].stability: ',
    ],
    [
      { learners: [{ id: 'Ana', memory: [remembered, remembered] }] },
      'at $.learners[0].memory[1]: "q1" is named twice',
    ],
    [{ learners: [{ id: 'Ana', memory: [{ ...remembered, lastReview: '2026-03-09' }] }] }, 'in the future'],
  ])('%j is refused with its place', (change, reason) => {
    expect(refusalOf(() => quizFrom({ ...request, ...change }))).toContain(reason)
  })
})

describe('cadre engine roi', () => {
  const claimed = { retakeFees: 42_000, studyTime: 180_000, deliveryQuality: 320_000 }
  const story = { passRate: [0.62, 0.87], studyHours: [145, 98], claimed }
  test('the reference case is flagged: 560 first attempts and 38 certifications', () => {
    const told = { people: 35, fee: 300, hourlyCost: 100, ...story }
    const { reconciliation } = returns({ case: told }, 100)
    expect(reconciliation.reconciles).toBe(false)
    expect(reconciliation.implied.map((i) => Math.round(i.value))).toEqual([560, 38])
  })
  test('without people and prices it still contradicts itself, and the assumed prices are named', () => {
    const answer = returns({ roiCase: story }, 100)
    expect(answer).toMatchObject({ assumed: { fee: 300, hourlyCost: 100 }, reconciliation: { reconciles: false } })
  })
  test('a ledger with uncertain inputs has a net, an ROI and a tornado', () => {
    const ledger = {
      quantities: {
        n: 12,
        saved: { mean: 47, se: 8 },
        rate: { p10: 60, p90: 120 },
        pass: { passed: 10, of: 12 },
        fee: { low: 1, likely: 2, high: 3 },
      },
      lines: [
        {
          id: 'study',
          kind: 'benefit',
          grade: 'estimated',
          formula: 'n * pass * saved * rate',
          isolation: { method: 'control', share: 0.5 },
        },
        { id: 'fees', kind: 'cost', grade: 'measured', formula: 'n * fee' },
      ],
    }
    const { roi, tornado } = returns(ledger, 500)
    expect(roi?.median).toBeGreaterThan(0)
    expect(tornado.map((t) => t.name).toSorted()).toEqual(['fee', 'pass', 'rate', 'saved'])
  })
  test.each([
    [{ quantities: { n: {} }, lines: [] }, 'at $.quantities.n: a quantity is'],
    [{ quantities: {}, lines: [{ id: 'a', kind: 'gift', grade: 'measured' }] }, 'at $.lines[0].kind: Invalid option'],
    [
      { quantities: {}, lines: [{ id: 'a', kind: 'cost', grade: 'measured', formula: 'n *' }] },
      'line "a", at the end of its formula "n *": a value is missing.',
    ],
    [
      { quantities: {}, lines: [{ id: 'a', kind: 'cost', grade: 'measured', formula: '2 * n' }] },
      'line "a", at character 5 of its formula "2 * n": nothing is called n.',
    ],
    [{ quantities: {}, lines: [{ id: 'a', kind: 'cost', grade: 'measured' }] }, 'line "a": it has neither a formula'],
    [{ quantities: { n: { passed: 3, of: 2 } }, lines: [] }, 'quantity "n": '],
    [{ case: { ...story, passRate: [62, 87] } }, 'at $.case.passRate[0]: a share lies between 0 and 1'],
    [{ case: { ...story, people: -3 } }, 'at $.case.people: Too small'],
    [
      {
        quantities: { n: 1 },
        lines: [
          {
            id: 'a',
            kind: 'benefit',
            grade: 'estimated',
            formula: 'n',
            isolation: { method: 'control', share: { low: 0.5, likely: 1, high: 2 } },
          },
        ],
      },
      'line "a": isolation: a share lies between 0 and 1',
    ],
    [{ case: { ...story, passRate: [0.5] } }, 'at $.case.passRate: two numbers belong here'],
  ])('%j is refused with its place', (ledger, reason) => {
    expect(refusalOf(() => returns(ledger, 10))).toContain(reason)
  })
})

describe('numbers in options', () => {
  test('a number inside its range is read, anything else is refused by name', () => {
    expect(numberOption('level', '.9', { above: 0, below: 1 })).toBe(0.9)
    for (const text of ['', 'x', '1', '0', 'NaN', 'Infinity']) {
      expect(refusalOf(() => numberOption('level', text, { above: 0, below: 1 }))).toBe(
        `--level takes a number above 0 and below 1, not "${text}"`,
      )
    }
  })
})
