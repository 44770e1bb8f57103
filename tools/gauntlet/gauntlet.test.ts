import { describe, expect, test } from 'vitest'
import { inBrowsers } from './browsers.ts'
import { entry, type Entry, type Found } from './entry.ts'
import { entries } from './entries.ts'
import { take } from './evidence.ts'

const nothing: Found = { faults: [], figures: {} }
const something: Found = { faults: ['an answer that is lost'], figures: {} }
const found = (of: Found) => [{ what: 'a planted fault', run: () => Promise.resolve(of) }]
const promise = (run: Entry<'rounds'>['run'], planted = found(something)) =>
  entry({ id: 'X-01', target: 'nothing is lost', sizes: { rounds: 100 }, run, planted })

describe('what the gauntlet says of a promise', () => {
  test('is met when it held at the sizes of a release and every planted fault was found', async () => {
    const held = promise(({ rounds }) => Promise.resolve({ faults: [], figures: { rounds } }))
    expect(await take(held, {})).toMatchObject({
      met: true,
      figures: { rounds: 100 },
      planted: { 'a planted fault': 'an answer that is lost' },
    })
    expect(await take(held, { rounds: 200, others: 1 })).toMatchObject({ met: true, sizes: { rounds: 200 } })
  })
  test.each<[string, Entry, Record<string, number>, object]>([
    ['was tried at less', promise(() => Promise.resolve(nothing)), { rounds: 99 }, { met: false, held: true }],
    ['did not hold', promise(() => Promise.resolve(something)), {}, { held: false, faults: something.faults }],
    ['has a harness that broke', promise(() => Promise.reject(new Error('no disk'))), {}, { held: false }],
    [
      'has a planted fault that stayed hidden',
      promise(() => Promise.resolve(nothing), found(nothing)),
      {},
      { held: false, faults: [], planted: { 'a planted fault': null } },
    ],
    [
      'has a planted fault that broke the harness',
      promise(
        () => Promise.resolve(nothing),
        [{ what: 'a planted fault', run: () => Promise.reject(new Error('no disk')) }],
      ),
      {},
      { held: false, planted: { 'a planted fault': null } },
    ],
  ])('is not met when it %s', async (_, tried, sizes, verdict) => {
    expect(await take(tried, sizes)).toMatchObject({ met: false, ...verdict })
  })
  test('is not met where there is no browser to try it in', () => {
    expect(inBrowsers('R-03', 1, { executable: '/nowhere/chromium' }).faults).toEqual([
      'nothing was tried in a browser: Chromium is not at /nowhere/chromium',
    ])
  })
})

describe('the gauntlet', () => {
  test('has what reliability asks a release for, and something planted for each', () => {
    expect(entries.map(({ id }) => id).toSorted()).toEqual(
      ['L-01-02', 'R-01', 'R-03', 'R-04', 'R-05', 'R-06', 'R-08', 'R-14', 'S-02', 'S-07', 'S-08', 'S-14'].toSorted(),
    )
    expect(entries.filter(({ planted }) => planted.length === 0)).toEqual([])
  })
})
