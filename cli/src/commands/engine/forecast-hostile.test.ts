import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '../../refused.ts'
import { UsageError } from '../../usage.ts'
import { forecastFrom } from './forecast.ts'

const header = 'learner,day,domain,item,correct,practice_exam,repeat'
const answers = ['Ana', 'Bö', 'Cy'].flatMap((who, w) =>
  Array.from({ length: 60 }, (_, k) => {
    const item = (7 * k + w) % 40
    return `${who},${k},${item % 2 ? 'x' : 'y'},i${item},${(k + w) % 3 ? 1 : 0},${k === 30 ? 1 : 0},0`
  }),
)
const events = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`
const usual = {
  events: events(...answers),
  items: `item,domain,author_rating_1to5\n${Array.from({ length: 40 }, (_, k) => `i${k},${k % 2 ? 'x' : 'y'},${1 + (k % 5)}`).join('\n')}\n`,
  domains: '{"x":60,"y":40}',
  outcomes: 'learner,pass\nAna,1\nBö,0\nCy,1\n',
  recalibrate: '',
}
type Files = Partial<typeof usual>
const options = { 'exam-day': '70', questions: '65', cut: '46', guess: '0.25', 'cut-sd': '0', seed: '1' }

type Others = Partial<typeof options> & { until?: string }

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-hostile-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, `${++files}-${name}`)
  await writeFile(file, text)
  return file
}

async function forecastOf(changed: Files, others: Others = {}, warn: (words: string) => void = () => {}) {
  const given = { ...usual, ...changed }
  const args = {
    ...options,
    ...others,
    events: await fileOf('events.csv', given.events),
    items: await fileOf('items.csv', given.items),
    domains: await fileOf('domains.json', given.domains),
    outcomes: await fileOf('outcomes.csv', given.outcomes),
    ...(changed.recalibrate !== undefined && { recalibrate: await fileOf('past.csv', given.recalibrate) }),
  }
  return forecastFrom(args, warn)
}

/** Every number that the answer holds, wherever it stands. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

const one = (row: string): Files => ({ events: events(row) })
const manyPast = (row: string): Files => ({ recalibrate: `p,pass\n${`${row}\n`.repeat(80)}` })

describe('what a forecast answers to strange but readable data', () => {
  const answered: readonly (readonly [string, Files, Others?])[] = [
    ['the usual files', {}],
    [
      'a byte-order mark, CRLF and quotes',
      { events: `\uFEFF${usual.events.replaceAll('\n', '\r\n').replaceAll('Ana', '"Ana"')}` },
    ],
    ['no events at all', { events: events() }],
    ['one answer of one person', one('Ana,1,x,i1,1,0,0')],
    ['a negative day', one('Ana,-40,x,i1,1,0,0')],
    ['all events after the exam', one('Ana,90,x,i1,1,0,0')],
    ['an item that the bank does not list', one('Ana,1,x,unheard,1,0,0')],
    ['ids like names of objects', one('__proto__,1,x,constructor,1,toString,0')],
    ['unicode ids', one('𝒜🙂,1,x,i1,1,0,0')],
    ['the same row twice', { events: events(...answers, ...answers) }],
    ['everything right', { events: usual.events.replaceAll(/,0,(\d),0$/gm, ',1,$1,0') }],
    ['a bank without rows', { items: 'item,domain,author_rating_1to5\n' }],
    ['weights that do not sum to 1', { domains: '{"x":0.1,"y":0.1}' }],
    ['a domain that weighs nothing', { domains: '{"x":1,"y":0}' }],
    ['a domain that nobody was asked about', { domains: '{"x":1,"y":1,"constructor":1}' }],
    ['the exam before all answers', {}, { 'exam-day': '-5' }],
    ['the exam a century ahead', {}, { 'exam-day': '36000' }],
    ['--until before the first day', {}, { until: '-3' }],
    ['--until after the exam', {}, { until: '1000' }],
    ['a cut of 0', {}, { cut: '0' }],
    ['a cut of all questions', {}, { cut: '65' }],
    ['one question', {}, { questions: '1', cut: '1' }],
    ['guessing that nearly always works', {}, { guess: '0.99' }],
    ['a cut that nobody knows', {}, { 'cut-sd': '1e9' }],
    ['outcomes of one class', { outcomes: 'learner,pass\nAna,1\nBö,1\nCy,1\n' }],
    ['outcomes without rows', { outcomes: 'learner,pass\n' }],
    ['outcomes of somebody without answers', { outcomes: 'learner,pass\nZoë,1\nAna,0\n' }],
    ['a past in which everybody passed', manyPast('0.7,1')],
    ['a past of certain forecasts that all failed', manyPast('1,0')],
    ['a past that contradicts every forecast', { recalibrate: `p,pass\n${'0,1\n1,0\n'.repeat(40)}` }],
    ['a past without rows', { recalibrate: 'p,pass\n' }],
    ['a past of the very learners', { recalibrate: usual.outcomes }],
  ]
  test.each(answered.map(([what, files, others = {}]) => [what, files, others] as const))(
    '%s: chances inside their intervals, and only finite numbers',
    async (_, changed, others) => {
      const report = await forecastOf(changed, others)
      expect(JSON.parse(JSON.stringify(report))).toEqual(report)
      for (const { p, lo, hi } of report.learners) {
        expect(lo).toBeGreaterThanOrEqual(0)
        expect(p).toBeGreaterThanOrEqual(lo)
        expect(hi).toBeGreaterThanOrEqual(p)
        expect(hi).toBeLessThanOrEqual(1)
      }
      expect(numbersIn(report).every(Number.isFinite)).toBe(true)
    },
  )
  test('a byte-order mark, CRLF and quotes change nothing', async () => {
    const events = `\uFEFF${usual.events.replaceAll('\n', '\r\n').replaceAll('Ana', '"Ana"')}`
    expect(await forecastOf({ events })).toEqual(await forecastOf({}))
  })
  test('items that ITEMS.csv does not list are counted and named beside the answer', async () => {
    const warnings: string[] = []
    const warn = (words: string) => warnings.push(words)
    await forecastOf({}, {}, warn)
    expect(warnings).toEqual([])
    await forecastOf(one('Ana,1,x,unheard,1,0,0'), {}, warn)
    await forecastOf({ items: 'item,domain,author_rating_1to5\n' }, {}, warn)
    expect(warnings).toEqual([
      expect.stringMatching(
        /events.csv: 1 answer to 1 item that .*items.csv does not list \(unheard\); taken as unrated\.$/,
      ),
      expect.stringMatching(/ 180 answers to 40 items .* \(i0, i1, i10, i11, i12 and 35 more\); taken as unrated\.$/),
    ])
  })
  test('of outcomes of one class there is a base rate and no slope', async () => {
    const { evaluation } = await forecastOf({ outcomes: 'learner,pass\nAna,0\nBö,0\nCy,0\n' })
    expect(evaluation).toMatchObject({ n: 3, slope: null, intercept: null, skill: null, baseRate: { p: 0, brier: 0 } })
  })
})

describe('what a forecast refuses, by place and reason', () => {
  const refused: readonly (readonly [Files, string])[] = [
    [{ events: '' }, 'events.csv has no header line.'],
    [{ events: header.replace('practice_exam,', '') }, 'line 1: there is no column practice_exam'],
    [{ events: header.replace('item', 'day') }, 'line 1: the column "day" appears twice'],
    [{ events: header.replaceAll(',', ';') }, 'line 1: the columns are separated by semicolons'],
    [one('"Ana,1,x,i1,1,0,0'), 'line 2: a quote is opened in this row and never closed'],
    [one('Ana,1,x,i1'), 'line 2: 4 cells where the header has 7'],
    [one('Ana,NaN,x,i1,1,0,0'), 'line 2: "NaN" in column "day" is not a number'],
    [one('Ana,Infinity,x,i1,1,0,0'), 'line 2: "Infinity" in column "day" is not a number'],
    [one('Ana,,x,i1,1,0,0'), 'line 2: "" in column "day" is not a number'],
    [one('Ana,-1e9,x,i1,1,0,0'), 'line 2: day -1000000000 is more than 36525 days before'],
    [one('Ana,1e308,x,i1,1,0,0'), 'line 2: day 1e+308 is more than 36525 days after'],
    [one('Ana,1,z,i1,1,0,0'), 'line 2: the domain "z" is not among'],
    [one('Ana,1,y,i1,1,0,0'), 'line 2: the item "i1" belongs to another domain'],
    [one('Ana,1,x,i1,2,0,0'), 'line 2: "2" in column "correct" is not 1 or 0'],
    [one('Ana,1,x,i1,1,0,maybe'), 'line 2: "maybe" in column "repeat" is not 1 or 0'],
    [one(',1,x,i1,1,0,0'), 'line 2: learner and item cannot be empty'],
    [{ items: 'item,domain,author_rating_1to5\ni1,x,3\ni1,x,3\n' }, 'line 3: the item "i1" is there already'],
    [{ items: 'item,domain,author_rating_1to5\ni1,x,9\n' }, 'line 2: the rating 9 is not between 1 and 5'],
    [{ domains: '{"x":-1,"y":2}' }, 'at $.x:'],
    [{ domains: '{"x":0,"y":0}' }, 'a domain weighs more than 0'],
    [{ domains: '{"x":1e999,"y":1}' }, 'at $.x:'],
    [{ domains: '{"x":NaN}' }, 'domains.json is not JSON'],
    [{ domains: '{"__proto__":5,"x":1,"y":1}' }, 'nothing in JSON can be called "__proto__"'],
    [{ domains: '[]' }, 'a domain weighs more than 0'],
    [{ outcomes: 'learner,pass\nAna,1\nAna,0\n' }, 'line 3: the learner "Ana" has an outcome already'],
    [{ outcomes: 'learner,result\nAna,1\n' }, 'line 1: there is no column pass'],
    [{ recalibrate: 'p,pass\n1.5,1\n' }, 'line 2: the chance 1.5 is not between 0 and 1'],
    [{ recalibrate: 'p,pass\nNaN,1\n' }, 'line 2: "NaN" in column "p" is not a number'],
    [{ outcomes: 'learner,pass\nAna,1\n', recalibrate: 'learner,pass\nZoë,1\n' }, 'no events of the learner "Zoë"'],
  ]
  test.each(refused)('%j: %s', async (changed, reason) => {
    const error: unknown = await forecastOf(changed).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Refused)
    expect(String(error)).toContain(reason)
  })
  const usage: readonly (readonly [keyof typeof options | 'until', string])[] = [
    ['cut', '66'],
    ['cut', '-1'],
    ['cut', ''],
    ['questions', '0'],
    ['questions', '1.5'],
    ['questions', '1e9'],
    ['exam-day', 'soon'],
    ['exam-day', '1e7'],
    ['until', 'NaN'],
    ['guess', '1'],
    ['cut-sd', '-1'],
    ['cut-sd', '1e308'],
    ['seed', '1.5'],
  ]
  test.each(usage)('--%s %s is wrong usage', async (option, value) => {
    const error: unknown = await forecastOf({}, { [option]: value }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect(String(error)).toContain(`--${option} takes`)
  })
})

describe('a large file', () => {
  test('with an error in its last line is refused by that line', async () => {
    const rows = Array.from({ length: 100_000 }, (_, k) => `L${k % 900},${k % 60},x,i${1 + 2 * (k % 19)},1,0,0`)
    const error: unknown = await forecastOf({ events: events(...rows, 'L1,1,x,i1,?,0,0') }).catch(
      (thrown: unknown) => thrown,
    )
    expect(String(error)).toContain('line 100002: "?" in column "correct" is not 1 or 0')
  })
})
