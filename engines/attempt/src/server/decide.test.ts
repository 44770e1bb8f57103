import { expectOk, type Instant, instant } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClientEvent, EventContent } from '../client-event.ts'
import { type Attempt, newAttempt, type Phase, phases, type Terms } from './attempt.ts'
import { applyAll } from './attempt-event.ts'
import type { Command, CommandKind } from './command.ts'
import { decide, rules } from './decide.ts'
import { asOf, nextDueAt } from './finalise.ts'
import { standingOf } from './standing.ts'

const at = (minutes: number): Instant => instant(minutes * 60_000)
const terms: Terms = { limitMs: 60 * 60_000, windowEndsAt: null, graceMs: 10 * 60_000 }
const start: Command = { kind: 'start', writer: 'tab-a', declared: { closedBook: true, honourCode: 'v1' } }

function after(attempt: Attempt, ...steps: readonly [Command, Instant][]): Attempt {
  return steps.reduce(
    (before, [command, now]) => applyAll(before, expectOk(decide(before, command, now)).events),
    attempt,
  )
}

let made = 0
const event = (content: EventContent, place: Partial<ClientEvent> = {}): ClientEvent => ({
  id: `e${++made}`,
  epoch: 1,
  sequence: made,
  madeAt: at(1),
  content,
  ...place,
})
const answer = (place: Partial<ClientEvent> = {}) =>
  event({ kind: 'answer', question: 'q1', response: { kind: 'single', option: 'a' } }, place)
const save = (...events: readonly ClientEvent[]): Command => ({ kind: 'save', events, known: new Set() })
const submit = () => event({ kind: 'submit', auto: false })
const open = after(newAttempt(terms), [start, at(0)])

/** One attempt in each phase, as of minute 30 (void) or as its name says. */
const examples: Record<Phase, { attempt: Attempt; now: Instant }> = {
  'not-started': { attempt: newAttempt(terms), now: at(0) },
  open: { attempt: open, now: at(30) },
  closed: { attempt: after(open, [{ kind: 'sweep' }, at(61)]), now: at(62) },
  finalised: { attempt: after(open, [save(submit()), at(30)]), now: at(31) },
  voided: { attempt: after(open, [{ kind: 'void', reason: 'fire' }, at(30)]), now: at(31) },
}
const commands: Record<CommandKind, () => Command> = {
  start: () => start,
  take: () => ({ kind: 'take', writer: 'tab-b', from: 1 }),
  save: () => save(answer()),
  upload: () => ({ ...save(answer()), kind: 'upload' }) as Command,
  accommodate: () => ({ kind: 'accommodate', extraMs: 15 * 60_000, reason: 'reader' }),
  close: () => ({ kind: 'close' }),
  sweep: () => ({ kind: 'sweep' }),
  regrade: () => ({ kind: 'regrade', reason: 'miskeyed' }),
  void: () => ({ kind: 'void', reason: 'fire' }),
}

/** What each cell of the table does: the events it writes, or the refusal it gives. */
const expected: Record<Phase, Record<CommandKind, string>> = {
  'not-started': {
    start: 'started',
    take: 'attempt.not-started',
    save: 'attempt.not-started',
    upload: 'attempt.not-started',
    accommodate: 'accommodated',
    close: 'attempt.not-started',
    sweep: '',
    regrade: 'attempt.still-live',
    void: 'voided',
  },
  open: {
    start: '',
    take: 'pen-taken',
    save: 'stored counted',
    upload: 'stored counted',
    accommodate: 'accommodated',
    close: 'closed',
    sweep: '',
    regrade: 'attempt.still-live',
    void: 'voided',
  },
  closed: {
    start: '',
    take: 'attempt.over',
    save: 'stored late-counted',
    upload: 'stored late-counted',
    accommodate: 'accommodated',
    close: '',
    sweep: '',
    regrade: 'attempt.still-live',
    void: 'voided',
  },
  finalised: {
    start: '',
    take: 'attempt.over',
    save: 'stored late',
    upload: 'stored late',
    accommodate: 'attempt.over',
    close: '',
    sweep: '',
    regrade: 'regraded',
    void: 'voided',
  },
  voided: {
    start: 'attempt.voided',
    take: 'attempt.voided',
    save: 'stored void',
    upload: 'stored void',
    accommodate: 'attempt.voided',
    close: 'attempt.voided',
    sweep: '',
    regrade: 'attempt.voided',
    void: '',
  },
}

describe('an attempt, every phase against every command (Q4, Q5)', () => {
  const cells = phases.flatMap((phase) =>
    Object.entries(commands).map(([kind, make]) => [phase, kind as CommandKind, make] as const),
  )
  test.each(cells)('%s x %s', (phase, kind, make) => {
    const { attempt, now } = examples[phase]
    expect(attempt.phase).toBe(phase)
    const outcome = decide(attempt, make(), now)
    const said = outcome.ok
      ? outcome.value.events.map((e) => (e.kind === 'stored' ? `stored ${e.events[0]?.worth}` : e.kind)).join(' ')
      : outcome.code
    expect(said).toBe(expected[phase][kind])
  })
  test('the table has no hole', () => {
    for (const phase of phases) expect(Object.keys(rules[phase]).toSorted()).toEqual(Object.keys(commands).toSorted())
  })
  test('whatever is asked, in whatever order, a finalised attempt never opens and is finalised once', () => {
    const step = fc.tuple(fc.constantFrom(...(Object.keys(commands) as CommandKind[])), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let attempt = newAttempt(terms)
        let now = 0
        let finalisations = 0
        for (const [kind, minutes] of steps) {
          now += minutes
          const decision = decide(attempt, commands[kind](), at(now))
          if (!decision.ok) continue
          const wasOver = attempt.phase === 'finalised'
          attempt = applyAll(attempt, decision.value.events)
          finalisations += decision.value.events.filter((e) => e.kind === 'finalised').length
          if (wasOver) expect(['finalised', 'voided']).toContain(attempt.phase)
        }
        expect(finalisations).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the deadline (I4)', () => {
  test('is start plus limit, and neither a window that ends earlier nor extra time before the start is forgotten', () => {
    expect(open.deadlineAt).toBe(at(60))
    const early = newAttempt({ ...terms, windowEndsAt: at(40) })
    expect(after(early, [start, at(0)]).deadlineAt).toBe(at(40))
    expect(after(early, [commands.accommodate(), at(0)], [start, at(1)]).deadlineAt).toBe(at(55))
  })
  test('an assessment without limit and window never closes by itself', () => {
    const free = after(newAttempt({ limitMs: null, windowEndsAt: null, graceMs: 0 }), [start, at(0)])
    expect([free.deadlineAt, nextDueAt(free), asOf(free, at(1e6)).phase]).toEqual([null, null, 'open'])
  })
  test('closes at its own moment and not a millisecond before, whenever somebody looks', () => {
    expect(standingOf(open, instant(at(60) - 1)).phase).toBe('open')
    expect(standingOf(open, at(60))).toMatchObject({ phase: 'closed', closedAt: at(60), cause: 'timed-out' })
    expect(standingOf(open, at(69))).toMatchObject({ phase: 'closed', countsUntil: at(70) })
    expect(standingOf(open, at(500))).toMatchObject({ phase: 'finalised', closedAt: at(60) })
  })
  test('extra time granted just after it opens what only the time had closed, swept or not', () => {
    for (const attempt of [open, after(open, [{ kind: 'sweep' }, at(61)])]) {
      const longer = after(attempt, [commands.accommodate(), at(62)])
      expect(longer).toMatchObject({ phase: 'open', deadlineAt: at(75), closedAt: null, cause: null })
    }
  })
  test('extra time does not open what a proctor closed, and never makes a deadline that is over', () => {
    const stopped = after(open, [{ kind: 'close' }, at(30)])
    expect(decide(stopped, commands.accommodate(), at(31))).toMatchObject({ ok: false, code: 'attempt.over' })
    const granted = after(open, [commands.accommodate(), at(10)])
    const back: Command = { kind: 'accommodate', extraMs: -15 * 60_000, reason: 'granted twice' }
    expect(after(granted, [back, at(20)]).deadlineAt).toBe(at(60))
    expect(decide(granted, back, at(61))).toMatchObject({ ok: false, code: 'attempt.bad-extra-time' })
    expect(decide(open, back, at(20))).toMatchObject({ ok: false, code: 'attempt.bad-extra-time' })
  })
  test('a window that is over cannot be entered', () => {
    const over = newAttempt({ ...terms, windowEndsAt: at(10) })
    expect(decide(over, start, at(10))).toMatchObject({ ok: false, code: 'attempt.window-over' })
  })
})

describe('finalisation (I5)', () => {
  test('submit closes and finalises at once, time-out waits for the grace unless the device has said its last word', () => {
    expect(after(open, [save(submit()), at(30)])).toMatchObject({ phase: 'finalised', cause: 'submitted', gradings: 1 })
    const timedOut = after(open, [{ kind: 'sweep' }, at(60)])
    expect(timedOut.phase).toBe('closed')
    expect(after(timedOut, [save(submit()), at(61)])).toMatchObject({ phase: 'finalised', cause: 'timed-out' })
    expect(after(timedOut, [{ kind: 'sweep' }, at(70)])).toMatchObject({ phase: 'finalised', cause: 'timed-out' })
  })
  test('three submits, two sweeps and the time-out at once finalise once, in every order', () => {
    const rivals: Command[] = [save(submit()), save(submit()), save(submit()), { kind: 'sweep' }, { kind: 'sweep' }]
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rivals, { minLength: rivals.length }),
        fc.integer({ min: -1, max: 700 }),
        (order, s) => {
          const now = instant(at(60) + s * 1000)
          let attempt = open
          let finalised = 0
          for (const command of order) {
            const { events } = expectOk(decide(attempt, command, now))
            finalised += events.filter((e) => e.kind === 'finalised').length
            attempt = applyAll(attempt, events)
          }
          expect(finalised).toBe(1)
        },
      ),
    )
  })
  test('an answer after the last word of the same batch is kept and late', () => {
    const { receipts } = expectOk(decide(open, save(answer(), submit(), answer()), at(30)))
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['counted', 'counted', 'late'])
  })
})

describe('late uploads (I6)', () => {
  const closed = examples.closed.attempt
  const outcomeOf = (attempt: Attempt, e: ClientEvent, now: Instant) =>
    expectOk(decide(attempt, save(e), now)).receipts[0]?.outcome
  test('count when made before closing and there within the grace, and are stored in any case', () => {
    expect(outcomeOf(closed, answer({ madeAt: at(59) }), at(69))).toBe('late-counted')
    expect(outcomeOf(closed, answer({ madeAt: at(60) }), at(69))).toBe('late')
    expect(outcomeOf(closed, answer({ madeAt: at(59) }), at(70))).toBe('late')
    expect(outcomeOf(open, answer({ madeAt: at(59) }), at(69))).toBe('late-counted')
  })
  test('a device whose clock is ahead loses nothing before the deadline: arrival decides there', () => {
    expect(outcomeOf(open, answer({ madeAt: at(9999) }), at(59))).toBe('counted')
  })
})

describe('the pen (I3) and repeats (I9)', () => {
  const taken = after(open, [{ kind: 'take', writer: 'tab-b', from: 1 }, at(10)])
  test('an older epoch is refused with the standing and with what is known of its events', () => {
    const mine = answer()
    const refusal = decide(taken, { kind: 'save', events: [mine, answer()], known: new Set([mine.id]) }, at(11))
    expect(refusal).toMatchObject({ ok: false, code: 'attempt.fenced', details: { known: [mine.id] } })
    expect(refusal).toMatchObject({ details: { standing: { epoch: 2, writer: 'tab-b' } } })
  })
  test('a batch that is known whole is acknowledged even after the pen has gone', () => {
    const mine = answer()
    const reply = expectOk(decide(taken, { kind: 'save', events: [mine], known: new Set([mine.id]) }, at(11)))
    expect(reply).toEqual({ events: [], receipts: [{ id: mine.id, outcome: 'known' }] })
  })
  test('an upload of an older epoch is stored and does not count', () => {
    const reply = expectOk(decide(taken, { ...save(answer()), kind: 'upload' } as Command, at(11)))
    expect(reply.receipts[0]?.outcome).toBe('fenced')
  })
  test('a take that is repeated is the same take, and a delayed one takes nothing back', () => {
    expect(expectOk(decide(taken, { kind: 'take', writer: 'tab-b', from: 1 }, at(11))).events).toEqual([])
    const back = after(taken, [{ kind: 'take', writer: 'tab-a', from: 2 }, at(12)])
    expect(decide(back, { kind: 'take', writer: 'tab-b', from: 1 }, at(13))).toMatchObject({ code: 'attempt.fenced' })
  })
  test('an epoch that this server never gave is refused', () => {
    expect(decide(open, save(answer({ epoch: 7 })), at(5))).toMatchObject({ ok: false, code: 'attempt.unknown-epoch' })
  })
  test('an event twice in one batch is stored once', () => {
    const twice = answer()
    const { events, receipts } = expectOk(decide(open, save(twice, twice), at(5)))
    expect(events).toMatchObject([{ kind: 'stored', events: [{ sequence: 1 }] }])
    expect(receipts).toHaveLength(2)
  })
})
