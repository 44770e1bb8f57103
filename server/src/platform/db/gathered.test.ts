import { describe, expect, test } from 'vitest'
import { gathered } from './gathered.ts'

/** Runs that end when they are told to. */
function held() {
  const runs: { items: readonly number[]; end: () => void; fail: () => void }[] = []
  const run = (items: readonly number[]) =>
    new Promise<readonly number[]>((resolve, reject) => {
      runs.push({
        items,
        end: () => resolve(items.map((n) => n * 10)),
        fail: () => reject(new Error('the run failed')),
      })
    })
  return { runs, run }
}

describe('calls that share a run', () => {
  test('the first runs alone and at once; those that come meanwhile go together', async () => {
    const { runs, run } = held()
    const call = gathered(run, { most: 10, runs: 1 })
    const answers = [1, 2, 3].map(call)
    expect(runs.map(({ items }) => items)).toEqual([[1]])
    runs[0]?.end()
    expect(await answers[0]).toBe(10)
    expect(runs.map(({ items }) => items)).toEqual([[1], [2, 3]])
    runs[1]?.end()
    expect(await Promise.all(answers)).toEqual([10, 20, 30])
  })
  test('calls of one turn of the event loop go together when a run begins after it', async () => {
    const { runs, run } = held()
    const call = gathered(run, { most: 10, runs: 2, begin: setImmediate })
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    const answers = [1, 2, 3].map(call)
    expect(runs).toEqual([])
    await turn()
    answers.push(call(4))
    await turn()
    answers.push(call(5))
    await turn()
    expect(runs.map(({ items }) => items)).toEqual([[1, 2, 3], [4]])
    runs[0]?.end()
    expect(await Promise.all(answers.slice(0, 3))).toEqual([10, 20, 30])
    expect(runs.map(({ items }) => items)).toEqual([[1, 2, 3], [4], [5]])
    for (const { end } of runs) end()
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50])
  })
  test('no run is larger than the most, and no more run at a time than allowed', async () => {
    const { runs, run } = held()
    const call = gathered(run, { most: 2, runs: 2 })
    const answers = [1, 2, 3, 4, 5].map(call)
    expect(runs.map(({ items }) => items)).toEqual([[1], [2]])
    for (let at = 0; at < 4; at++) {
      runs[at]?.end()
      await Promise.race([Promise.all(answers), new Promise((resolve) => setTimeout(resolve))])
    }
    expect(runs.map(({ items }) => items)).toEqual([[1], [2], [3, 4], [5]])
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50])
  })
  test('a run that fails fails its own calls and no others', async () => {
    const { runs, run } = held()
    const call = gathered(run, { most: 10, runs: 1 })
    const first = call(1)
    const second = call(2)
    runs[0]?.fail()
    await expect(first).rejects.toThrow('the run failed')
    runs[1]?.end()
    expect(await second).toBe(20)
  })
})
