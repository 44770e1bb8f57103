import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../csv.ts'
import { matrixOf } from './answers-csv.ts'
import { parseShape } from '../../json-shape.ts'
import { bankOf, domainsInput, learningOf } from './forecast-input.ts'
import { evaluationOf, outcomesOf, pastOf } from './forecast-outcomes.ts'

describe('answers as CSV', () => {
  test('unicode ids, CRLF, NA and empty cells are read', () => {
    const csv = parseCsv('a.csv', 'q1,qé,問3\r\n1,0,NA\r\n0,,1\r\n')
    expect(csv.header).toEqual(['q1', 'qé', '問3'])
    expect(matrixOf(csv)).toEqual({ persons: 2, items: 3, cells: Int8Array.of(1, 0, -1, 0, -1, 1) })
  })
  test('a cell that is no answer is refused by line and column, and a file without rows is refused', () => {
    expect(() => matrixOf(parseCsv('a.csv', 'q1,q2\n1,0\n1,x\n'))).toThrow(
      'a.csv, line 3: "x" in column "q2" is not 1, 0, empty or NA.',
    )
    expect(() => matrixOf(parseCsv('a.csv', 'q1,q2\n'))).toThrow('no rows')
  })
  test('a column without a name, such as row numbers, does not pass for an item', () => {
    expect(() => matrixOf(parseCsv('a.csv', ',q1\n1,0\n0,1\n'))).toThrow('a.csv, line 1: column 1 has no name')
  })
  test('columns separated by semicolons or tabs are named as such', () => {
    expect(() => parseCsv('a.csv', 'q1;q2\n1;0\n')).toThrow('a.csv, line 1: the columns are separated by semicolons')
    expect(() => parseCsv('a.csv', 'q1\tq2\n1\t0\n')).toThrow('separated by tabs')
    expect(parseCsv('a.csv', '"q;1",q2\n1,0\n').header).toEqual(['q;1', 'q2'])
  })
  test('line ends may be mixed, as when files of two systems are joined', () => {
    const cells = (text: string) => parseCsv('a.csv', text).rows.map((row) => row.cells)
    expect(cells('q1,q2\r\n1,0\n0,1\r\n1,1\n')).toEqual([
      ['1', '0'],
      ['0', '1'],
      ['1', '1'],
    ])
    expect(cells('q1,q2\r1,0\r')).toEqual([['1', '0']])
  })
  test('a row of several lines is named by the line it starts on, as are the rows after it and blank lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['q1,q2', '1,"a', '', 'b"', '', '1,0', ''].join(end)
      expect(parseCsv('a.csv', text).rows.map(({ line }) => line)).toEqual([2, 6])
    }
  })
  test('wrong quotes are named by line and in words', () => {
    expect(() => parseCsv('a.csv', 'q1,q2\n1,0\n\n1,"0\n1,1\n0,0\n')).toThrow(
      'a.csv, line 4: a quote is opened in this row and never closed.',
    )
    expect(() => parseCsv('a.csv', 'q1,q2\n1,0"0\n')).toThrow('a.csv, line 2: a quote inside a cell')
    expect(() => parseCsv('a.csv', 'q1,q2\n1,"0"0\n')).toThrow('a.csv, line 2: a closing quote is followed by text.')
  })
})

describe('files of a forecast', () => {
  const domains = [
    { name: 'x', weight: 60 },
    { name: 'y', weight: 40 },
  ]
  const bank = () => bankOf(parseCsv('items.csv', 'item,domain,author_rating_1to5\ni1,x,3\ni2,y,\n'), domains)
  const header = 'learner,day,domain,item,correct,practice_exam,repeat\n'
  const learn = (rows: string, until = 99) =>
    learningOf(parseCsv('events.csv', header + rows), bank(), domains, { until, examDay: 99 })

  test('a rating that is NA is none, as an empty one is', () => {
    const { priors } = bankOf(parseCsv('items.csv', 'item,domain,author_rating_1to5\ni1,x,NA\n'), domains)
    expect(priors).toEqual([{ domain: 0, rating: null }])
  })
  const domainsOf = (value: unknown) => parseShape('d', domainsInput, value)
  test('a weight that is none is refused where it stands, in the shape that was meant', () => {
    expect(() => domainsOf({ x: 60, y: -1 })).toThrow('d, at $.y: Too small')
    expect(() => domainsOf({ x: '60', y: 40 })).toThrow('d, at $.x: ')
    expect(() => domainsOf({ x: 1e308, y: 1e308 })).toThrow('d, at $.x: Too big')
  })
  test('domains are read in each of their shapes', () => {
    expect(domainsOf({ x: 60, y: 40 })).toEqual(domains)
    expect(domainsOf({ domains: { x: { weight: 60 }, y: { weight: 40 } } })).toEqual(domains)
    expect(
      domainsOf([
        { domain: 'x', weight: 60 },
        { name: 'y', percent: 40 },
      ]),
    ).toEqual(domains)
    for (const bad of [
      null,
      {},
      [],
      { x: 'much' },
      { x: -1 },
      { x: 0 },
      [
        { domain: 'x', weight: 1 },
        { domain: 'x', weight: 1 },
      ],
    ]) {
      expect(() => domainsOf(bad)).toThrow('d, at $')
    }
  })
  test('events come in order of time up to the day, with recall for repeats', () => {
    const { learners, log, lastDay } = learn('b,5,x,i1,1,0,1\na,2,x,i1,0,0,0\nb,3,x,i1,1,0,0\nb,9,y,i2,1,0,1\n', 5)
    expect(learners).toEqual(['a', 'b'])
    expect([...log.day]).toEqual([2, 3, 5])
    expect(log.recall[1]).toBe(0)
    expect(log.recall[2]).toBeGreaterThan(0.4)
    expect(lastDay).toBe(5)
  })
  test('the last practice exam is found by its day, or by its name', () => {
    expect(learn('a,1,x,i1,1,1,0\na,8,x,i1,0,1,0\na,8,y,i2,1,1,0\nb,1,x,i1,1,0,0\n').lastPractice).toEqual([0.5, null])
    expect(learn('a,8,x,i1,0,first,0\na,8,y,i2,1,second,0\na,8,x,i3,1,first,0\n').lastPractice).toEqual([1])
  })
  test.each([
    ['a,soon,x,i1,1,0,0', 'line 2: "soon" in column "day" is not a number'],
    ['a,1,z,i1,1,0,0', 'the domain "z" is not among the exam'],
    ['a,1,y,i1,1,0,0', 'the item "i1" belongs to another domain'],
    ['a,1,x,i1,2,0,0', '"2" in column "correct" is not 1 or 0'],
    [',1,x,i1,1,0,0', 'learner and item cannot be empty'],
    ['a,-1e12,x,i1,1,0,0', 'line 2: day -1000000000000 is more than 36525 days before the exam'],
  ])('%s is refused', (row, why) => {
    expect(() => learn(`${row}\n`)).toThrow(why)
  })
  test('past outcomes are frozen forecasts, or learners among the events who are then not judged', () => {
    const frozen = pastOf(parseCsv('p.csv', 'p,pass\n0.3,0\n0.8,1\n'), new Map())
    expect(frozen.recalibration).toMatchObject({ outcomes: 2, state: 'not-enough-outcomes' })
    const own = pastOf(parseCsv('p.csv', 'learner,pass\na,1\n'), new Map([['a', 0.6]]))
    const passed = outcomesOf(parseCsv('o.csv', 'learner,pass\na,1\nb,0\n'))
    const forecasts = [
      { learner: 'a', p: 0.6 },
      { learner: 'b', p: 0.2 },
    ]
    expect(evaluationOf(passed, forecasts, { lastPractice: new Map(), leaveOut: own.learners })).toMatchObject({
      n: 1,
      calibration: 'not-enough-outcomes',
    })
    expect(() => pastOf(parseCsv('p.csv', 'learner,pass\nc,1\n'), new Map())).toThrow('no events of the learner "c"')
  })
})
