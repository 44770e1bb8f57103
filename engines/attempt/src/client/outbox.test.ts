import { instant, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import type { EventContent } from '../client-event.ts'
import { newAttempt } from '../server/attempt.ts'
import { type Standing, standingOf } from '../server/standing.ts'
import { nextBatch, wakeAt } from './next-batch.ts'
import {
  enqueue,
  noteKept,
  noteNotKept,
  noteStanding,
  openOutbox,
  type Outbox,
  putBack,
  takePen,
  throwAway,
} from './outbox.ts'
import type { Reply } from './reply.ts'
import { saveState } from './save-state.ts'
import { settle } from './settle.ts'
import { restartGap, restoreOutbox, snapshotOf } from './snapshot.ts'

const at = instant
const standing = (more: Partial<Standing> = {}): Standing => ({
  ...standingOf(newAttempt({ limitMs: null, windowEndsAt: null, graceMs: 0 }), at(0)),
  phase: 'open',
  epoch: 1,
  writer: 'tab',
  ...more,
})
const empty = openOutbox('attempt', 'tab', standing())
const choice = (question: string, option = 'a'): EventContent => ({
  kind: 'answer',
  question,
  response: { kind: 'single', option },
})
const typed = (question: string, text: string): EventContent => ({
  kind: 'answer',
  question,
  response: { kind: 'text', text },
})
const withEvents = (outbox: Outbox, ...contents: readonly EventContent[]): Outbox =>
  contents.reduce((before, content) => enqueue(before, content, `e${before.nextSequence}`, at(1_000)), outbox)
const kept = (outbox: Outbox): Outbox => noteKept(outbox, outbox)
const sent = (outbox: Outbox, now = 0): Outbox => nextBatch(outbox, now)?.outbox ?? outbox
const moment = (nowSteady: number) => ({ nowSteady, random: seededRandom(1) })
const reply = (outbox: Outbox, answer: Reply, now = 100): Outbox =>
  settle(outbox, outbox.flight?.number ?? 0, answer, moment(now))
const ack = (...ids: string[]): Reply => ({
  kind: 'acknowledged',
  receipts: ids.map((id) => ({ id, outcome: 'counted' })),
  standing: standing({ sequence: ids.length }),
  at: at(5_000),
})
const ids = (outbox: Outbox): string[] => outbox.pending.map(({ event }) => event.id)

describe('the outbox (Q5)', () => {
  test('sends only what is on the disk, oldest first, one request at a time', () => {
    const two = withEvents(kept(withEvents(empty, choice('q1'))), choice('q2'))
    const next = nextBatch(two, 0)
    expect(next?.batch.events.map(({ id }) => id)).toEqual(['e1'])
    expect(nextBatch(kept(next?.outbox ?? two), 0)).toBeNull()
  })
  test('sends from memory where the device has no disk, and says that nothing is kept', () => {
    const memory = noteNotKept(withEvents(empty, choice('q1')))
    expect(nextBatch(memory, 0)?.batch.events).toHaveLength(1)
    const failed = reply(sent(memory), { kind: 'unreachable', why: 'no-reply' })
    expect(saveState(failed, 200)).toEqual({ kind: 'problem', problem: { kind: 'not-kept' }, kept: 0, unkept: 1 })
  })
  test('an acknowledgement takes out what it names and nothing else, also when it comes for an earlier request', () => {
    const flying = withEvents(sent(kept(withEvents(empty, choice('q1'), choice('q2')))), choice('q3'))
    expect(ids(reply(flying, ack('e1')))).toEqual(['e2', 'e3'])
    const again = sent(reply(flying, { kind: 'unreachable', why: 'no-reply' }), 1e6)
    const late = settle(again, 1, ack('e1', 'e2'), moment(1))
    expect([ids(late), late.flight?.number]).toEqual([['e3'], 2])
  })
  test('an acknowledgement that names nothing of ours is not asked for again at once', () => {
    const puzzled = reply(sent(kept(withEvents(empty, choice('q1')))), ack('other'))
    expect(wakeAt(puzzled)).toBeGreaterThan(100)
    expect(saveState(puzzled, 100).kind).toBe('offline')
  })
  test('typing into one field replaces the newest unsent event, choices and sent events stay', () => {
    expect(ids(withEvents(empty, typed('q1', 'a'), typed('q1', 'ab'), typed('q1', 'abc')))).toEqual(['e3'])
    expect(ids(withEvents(empty, typed('q1', 'a'), typed('q2', 'b'), typed('q1', 'ab')))).toEqual(['e1', 'e2', 'e3'])
    expect(ids(withEvents(empty, choice('q1'), choice('q1', 'b')))).toEqual(['e1', 'e2'])
    expect(ids(withEvents(sent(kept(withEvents(empty, typed('q1', 'a')))), typed('q1', 'ab')))).toEqual(['e1', 'e2'])
  })
  test('413 halves the batch, and one event that is too large alone is set aside without stopping the others', () => {
    let outbox = kept(withEvents(empty, typed('q1', 'huge'), choice('q2'), choice('q3')))
    for (let i = 0; i < 2; i++) outbox = reply(sent(outbox), { kind: 'too-large' })
    expect(nextBatch(outbox, 0)?.batch.events).toHaveLength(1)
    outbox = reply(sent(outbox), { kind: 'too-large' })
    expect(outbox.leftovers.map(({ event, why }) => [event.id, why])).toEqual([['e1', 'too-large']])
    outbox = reply(sent(reply(sent(outbox), ack('e2'))), ack('e3'))
    expect(saveState(outbox, 0)).toEqual({ kind: 'problem', problem: { kind: 'too-large' }, kept: 1, unkept: 0 })
  })
})

describe('the pen, on the device (I3)', () => {
  const flying = sent(kept(withEvents(empty, choice('q1'), choice('q2'))))
  const lost = reply(flying, { kind: 'fenced', standing: standing({ epoch: 2, writer: 'other' }), known: ['e1'] })
  test('when it is lost, the screen is read-only, what the server has is saved and the rest stays', () => {
    expect(ids(lost)).toEqual(['e2'])
    expect(saveState(lost, 0)).toEqual({ kind: 'read-only', kept: 1, unkept: 0 })
    expect(nextBatch(lost, 1e9)).toBeNull()
  })
  test('taken back, the rest waits for the taker: put back as a new event, or thrown away', () => {
    const back = takePen(lost, standing({ epoch: 3, writer: 'tab' }))
    expect(saveState(back, 0)).toMatchObject({ kind: 'problem', problem: { kind: 'leftovers' } })
    const [leftover] = back.leftovers
    if (!leftover) throw new Error('a leftover was expected')
    const again = putBack(back, leftover, 'new', at(9))
    expect(again.pending.map(({ event }) => [event.id, event.epoch, event.sequence])).toEqual([['new', 3, 1]])
    expect(saveState(throwAway(back, 'e2'), 0).kind).toBe('saved')
  })
  test('a standing that is older than what is known changes nothing, a moved deadline does', () => {
    const known = noteStanding(empty, standing({ sequence: 5, at: at(50), deadlineAt: at(100) }))
    expect(noteStanding(known, standing({ sequence: 4, at: at(60) }))).toBe(known)
    expect(noteStanding(known, standing({ sequence: 5, at: at(40) }))).toBe(known)
    const moved = noteStanding(known, standing({ sequence: 5, at: at(60), deadlineAt: at(200) }))
    expect(moved.standing.deadlineAt).toBe(at(200))
  })
})

describe('what the screen says (I1)', () => {
  const waiting = kept(
    withEvents(empty, choice('q1'), choice('q1', 'b'), choice('q2'), { kind: 'visit', question: 'q3' }),
  )
  test('saving, then waiting when the reply is late and offline when it fails, then saved with the time of the server', () => {
    expect(saveState(empty, 0)).toEqual({ kind: 'saved', at: null })
    expect(saveState(sent(waiting), 1_500)).toEqual({ kind: 'saving', kept: 2, unkept: 0 })
    expect(saveState(sent(waiting), 1_501)).toEqual({ kind: 'waiting', kept: 2, unkept: 0 })
    const failed = reply(sent(waiting), { kind: 'unreachable', why: 'captive-portal' })
    expect(saveState(failed, 200)).toEqual({ kind: 'offline', kept: 2, unkept: 0 })
    const saved = reply(sent(failed, 1e6), ack('e1', 'e2', 'e3', 'e4'))
    expect(saveState(saved, 0)).toEqual({ kind: 'saved', at: at(5_000) })
  })
  test.each([
    [{ kind: 'signed-out' }, { kind: 'signed-out' }],
    [{ kind: 'wrong-shape' }, { kind: 'reload' }],
    [
      { kind: 'refused', code: 'x.y' },
      { kind: 'refused', code: 'x.y' },
    ],
  ] as const)('a problem until something is acknowledged: %j', (answer, problem) => {
    const stuck = reply(sent(waiting), answer)
    expect(saveState(stuck, 0)).toEqual({ kind: 'problem', problem, kept: 2, unkept: 0 })
    expect(saveState(reply(sent(stuck, 1e6), ack('e1')), 0).kind).toBe('saving')
  })
})

describe('a restart', () => {
  const before = kept(withEvents(empty, typed('q1', 'a'), choice('q2')))
  const after = restoreOutbox(JSON.parse(JSON.stringify(snapshotOf(before))))
  test('brings back every event, under the same epoch, none of which may change and with no sequence used twice', () => {
    expect(after?.pending.map(({ event }) => event)).toEqual(before.pending.map(({ event }) => event))
    expect(after?.pending.every(({ sent, kept }) => sent && kept)).toBe(true)
    expect(after?.nextSequence).toBe(before.nextSequence + restartGap)
    expect(after && saveState(after, 0)).toEqual({ kind: 'saving', kept: 2, unkept: 0 })
  })
  test('what is no snapshot gives none', () => {
    const good = snapshotOf(before)
    const bad = [
      null,
      7,
      [],
      {},
      { ...good, version: 2 },
      { ...good, events: [{}] },
      { ...good, standing: null },
      { ...good, epoch: 0 },
    ]
    for (const value of bad) expect(restoreOutbox(value)).toBeNull()
  })
})
