import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minuteMs } from './block.ts'
import { clockOf } from './clock.ts'
import { commandKinds, decide, rules, type RunCommand } from './decide.ts'
import { after, nine, usualRun } from './run.fixture.ts'
import { phases, spentOn, type Run } from './run.ts'

const commandOf = (kind: RunCommand['kind'], byMs = 5 * minuteMs): RunCommand =>
  kind === 'extend' ? { kind, byMs } : { kind }
const play = (run: Run, ...steps: [RunCommand['kind'], number][]): Run =>
  steps.reduce((now, [kind, minutes]) => expectOk(decide(now, commandOf(kind), after(minutes))), run)

const inPhase: Record<Run['phase'], Run> = {
  planned: usualRun(),
  open: play(usualRun(), ['open', -5]),
  running: play(usualRun(), ['open', -5], ['start', 0], ['next', 15]),
  paused: play(usualRun(), ['start', 0], ['next', 15], ['pause', 20]),
  ended: play(usualRun(), ['start', 0], ['end', 90]),
}

describe('a run is a total state machine (L1)', () => {
  test.each(phases.flatMap((phase) => commandKinds.map((kind) => [phase, kind] as const)))(
    '%s answers %s with a run or a refusal of its own',
    (phase, kind) => {
      const answer = decide(inPhase[phase], commandOf(kind), after(30))
      if (answer.ok) expect(answer.value.blocks).toHaveLength(5)
      else expect(answer.code).toMatch(/^session\.(not-open|not-started|over|no-such-block)$/)
    },
  )

  test('the table as a whole', () => {
    const told = phases.map((phase) => [
      phase,
      ...commandKinds.map((kind) => {
        const answer = rules[phase][kind](inPhase[phase], after(30), commandOf(kind))
        return `${kind}: ${answer.ok ? answer.value.phase : answer.code}`
      }),
    ])
    expect(told).toMatchSnapshot()
  })

  test('a repeated start, pause or end changes nothing', () => {
    for (const [phase, kind] of [
      ['running', 'start'],
      ['paused', 'pause'],
      ['ended', 'end'],
    ] as const)
      expect(expectOk(decide(inPhase[phase], { kind }, after(40)))).toBe(inPhase[phase])
  })

  test('begun on another day it has its whole length from then on', () => {
    const late = expectOk(decide(usualRun(), { kind: 'start' }, after(24 * 60)))
    expect([late.startsAt, late.endsAt]).toEqual([after(24 * 60), after(24 * 60 + 90)])
    expect(expectOk(decide(usualRun(), { kind: 'start' }, after(10))).endsAt).toBe(after(90))
  })

  test('a block that was left out is stepped over', () => {
    const run = inPhase.open
    const without = { ...run, blocks: run.blocks.map((b) => (b.key === '2' ? { ...b, allottedMs: 0 } : b)) }
    expect(play(without, ['start', 0], ['next', 15]).at).toBe(2)
  })
})

describe('its clocks', () => {
  test('a block counts what it took, over all its visits, and not while paused', () => {
    const run = play(usualRun(), ['start', 0], ['next', 15], ['pause', 20], ['resume', 30], ['back', 40], ['next', 45])
    expect(spentOn(run, 1, after(47))).toBe(17 * minuteMs)
    expect(spentOn(run, 0, after(47))).toBe(20 * minuteMs)
  })

  test('ten minutes too many in the first block are ten minutes late', () => {
    const run = play(usualRun(), ['start', 0], ['next', 25])
    expect(clockOf(run, after(25))).toEqual({
      block: { key: '2', spentMs: 0, leftMs: 30 * minuteMs, overMs: 0 },
      leftMs: 65 * minuteMs,
      neededMs: 75 * minuteMs,
      behindMs: 10 * minuteMs,
    })
  })

  test('whatever happens, blocks sum to the time that ran, and nothing is negative', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...commandKinds), fc.integer({ min: 0, max: 600_000 })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, (played) => {
        let run = usualRun()
        let at: number = nine
        let ran = 0
        for (const [kind, wait] of played) {
          if (run.enteredAt !== null) ran += wait
          at += wait
          const answer = decide(run, commandOf(kind, -120_000), after((at - nine) / minuteMs))
          if (answer.ok) run = answer.value
        }
        const now = after((at - nine) / minuteMs)
        const spent = run.blocks.map((_, place) => spentOn(run, place, now))
        expect(spent.reduce((sum, each) => sum + each, 0)).toBe(ran)
        expect(run.blocks.every(({ allottedMs, spentMs }) => allottedMs >= 0 && spentMs >= 0)).toBe(true)
      }),
    )
  })

  test('a clock that was set back takes nothing away', () => {
    const run = play(usualRun(), ['start', 10])
    expect(spentOn(run, 0, after(5))).toBe(0)
  })
})
