import { expectOk, instant } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockKinds, minuteMs, usualBlock } from './block.ts'
import { clockOf } from './clock.ts'
import { decide } from './decide.ts'
import { fitRemaining } from './fit.ts'
import { owedAfter } from './lost.ts'
import { after, nine, usualRun } from './run.fixture.ts'
import { newRun, spentOn, type Run } from './run.ts'
import { bestShares, worthOf, type Want } from './shares.ts'

const atCore = (startMinute: number): Run => {
  const started = expectOk(decide(usualRun(), { kind: 'start' }, nine))
  return expectOk(decide(started, { kind: 'next' }, after(startMinute)))
}
const minutesOf = (run: Run, minute: number) =>
  Object.fromEntries(fitRemaining(run, after(minute)).blocks.map(({ key, afterMs }) => [key, afterMs / minuteMs]))

describe('running late (L2)', () => {
  test('twelve minutes late, the least valuable minutes go first and nothing is left out', () => {
    const fit = fitRemaining(atCore(27), after(27))
    expect(minutesOf(atCore(27), 27)).toEqual({ 2: 28, 3: 25, 4: 5, 5: 5 })
    expect(fit.lost.map(({ objective, lostMs, whole }) => [objective, lostMs / minuteMs, whole])).toEqual([
      ['a', 6, false],
      ['b', 6, false],
    ])
  })

  test('with a quarter of the time left a block is left out, and its objective is named', () => {
    const fit = fitRemaining(atCore(68), after(68))
    expect(fit.blocks.filter(({ afterMs }) => afterMs === 0).length).toBeGreaterThan(0)
    expect(fit.lost.length).toBeGreaterThan(0)
  })

  test('after the agreed end nothing is left', () => {
    expect(fitRemaining(atCore(95), after(95))).toMatchObject({ timeLeftMs: 0, spareMs: 0 })
  })

  test('accepting it ends the delay', () => {
    const run = expectOk(decide(atCore(27), { kind: 'refit' }, after(27)))
    expect(clockOf(run, after(27)).behindMs).toBe(0)
  })
})

describe('running early', () => {
  test('the minutes go where they are worth most, and the rest is spare', () => {
    const fit = fitRemaining(atCore(5), after(5))
    expect(minutesOf(atCore(5), 5)).toEqual({ 2: 30, 3: 33, 4: 15, 5: 7 })
    expect(fit.spareMs).toBe(0)
  })
})

const anyBlock = fc.record({
  kind: fc.constantFrom(...blockKinds),
  minutes: fc.integer({ min: 1, max: 60 }),
  objectives: fc.subarray(['a', 'b', 'c']),
})
const anyRun = fc
  .record({
    blocks: fc.array(anyBlock, { minLength: 1, maxLength: 7 }),
    steps: fc.integer({ min: 0, max: 4 }),
    passed: fc.integer({ min: 0, max: 3 * 60 * minuteMs }),
  })
  .map(({ blocks, steps, passed }) => {
    const minutes = blocks.reduce((sum, block) => sum + block.minutes, 0)
    const planned = blocks.map((block, at) => usualBlock({ ...block, key: String(at), title: '' }))
    let run = expectOk(decide(newRun(planned, nine, after(minutes)), { kind: 'start' }, nine))
    for (let step = 0; step < steps; step++) {
      const moved = decide(run, { kind: 'next' }, instant(nine + (passed * step) / 5))
      if (moved.ok) run = moved.value
    }
    return { run, now: instant(nine + passed) }
  })

describe('laws of the re-fit', () => {
  test('shares and spare are the time left, exactly, and no share is negative', () => {
    fc.assert(
      fc.property(anyRun, ({ run, now }) => {
        const { blocks, spareMs, timeLeftMs } = fitRemaining(run, now)
        expect(blocks.reduce((sum, { afterMs }) => sum + afterMs, spareMs)).toBe(timeLeftMs)
        expect(spareMs).toBeGreaterThanOrEqual(0)
        for (const { afterMs } of blocks) expect(afterMs).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('a block gets nothing or its least, but for the odd seconds of later blocks', () => {
    fc.assert(
      fc.property(anyRun, ({ run, now }) => {
        for (const { key, afterMs } of fitRemaining(run, now).blocks) {
          const place = run.blocks.findIndex((block) => block.key === key)
          const least = (run.blocks[place]?.leastMs ?? 0) - spentOn(run, place, now)
          if (afterMs > 0) expect(afterMs).toBeGreaterThanOrEqual(least)
        }
      }),
    )
  })

  test('the same run and time give the same answer, and accepting it twice changes nothing', () => {
    fc.assert(
      fc.property(anyRun, ({ run, now }) => {
        expect(fitRemaining(run, now)).toEqual(fitRemaining(structuredClone(run), now))
        const once = expectOk(decide(run, { kind: 'refit' }, now))
        expect(expectOk(decide(once, { kind: 'refit' }, now))).toEqual(once)
      }),
    )
  })

  test('what is lost by objective is never more than what the blocks lose', () => {
    fc.assert(
      fc.property(anyRun, ({ run, now }) => {
        const { lost, blocks } = fitRemaining(run, now)
        const gone = blocks.reduce((sum, { key, afterMs }) => {
          const place = run.blocks.findIndex((block) => block.key === key)
          const planned = run.blocks[place]?.plannedMs ?? 0
          return sum + Math.max(0, planned - spentOn(run, place, now) - afterMs)
        }, 0)
        expect(lost.reduce((sum, { lostMs }) => sum + lostMs, 0)).toBeLessThanOrEqual(gone + 1e-6)
      }),
    )
  })
})

describe('the best shares', () => {
  const smallWant = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .map(([least, more, value]): Want => {
      const wantMs = (least + more) * minuteMs
      return { leastMs: least * minuteMs, wantMs, mostMs: wantMs, value }
    })

  test('are worth as much as the best that trying every whole minute finds', () => {
    fc.assert(
      fc.property(
        fc.array(smallWant, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 12 }),
        (wants, minutes) => {
          const found = worthOf(wants, bestShares(wants, minutes * minuteMs))
          expect(found).toBeCloseTo(bruteForce(wants, minutes), 6)
        },
      ),
    )
  })

  test('of more than twelve blocks, the least valuable are left out', () => {
    const wants = Array.from({ length: 14 }, (_, i) => ({
      leastMs: 60_000,
      wantMs: 60_000,
      mostMs: 60_000,
      value: i + 1,
    }))
    expect(bestShares(wants, 600_000).map((share) => share > 0)).toEqual(wants.map((_, i) => i >= 4))
  })
})

function bruteForce(wants: readonly Want[], minutes: number, shares: number[] = []): number {
  const want = wants[shares.length]
  if (!want) return worthOf(wants, shares)
  const options = Array.from({ length: minutes + 1 }, (_, m) => m).filter(
    (m) => m === 0 || (m * minuteMs >= want.leastMs && m * minuteMs <= want.wantMs),
  )
  return Math.max(...options.map((m) => bruteForce(wants, minutes - m, [...shares, m * minuteMs])))
}

describe('what a run owes when it has ended', () => {
  test('the lab that was never begun goes to the next opening review', () => {
    const run = expectOk(decide(atCore(15), { kind: 'end' }, after(90)))
    expect(owedAfter(run, after(90)).map(({ objective, whole, in: kinds }) => ({ objective, whole, kinds }))).toEqual([
      { objective: 'b', whole: false, kinds: ['hands-on-lab', 'practice-and-discussion'] },
      { objective: 'a', whole: false, kinds: ['practice-and-discussion'] },
    ])
  })
})
