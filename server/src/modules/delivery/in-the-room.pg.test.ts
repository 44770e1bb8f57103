import { markLab, park, raiseQuestion, readMyPart, setPairs, settleRaised } from '@cadre/contracts'
import { expectOk, instant, ok, present, type Id } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { as, read, transact } from '../../platform/db/transaction.ts'
import { organisationScope } from '../../platform/scope.ts'
import { openLiveRoom } from '../../testing/live-room.ts'
import { livePoolOf } from '../bank/index.ts'
import { readinessTasks } from '../readiness/index.ts'
import { recordAnswers, type Answered } from '../reviews/index.ts'

const room = await openLiveRoom()
afterAll(() => room.server.close())
const { bo, cy, di, ed, trainer, params, organisationId, cohortId, certificationId, clock } = room
room.until(room.sessionAt(1).start)
const runId = await room.open(1)
const of = { ...params, runId }
expectOk(await room.command(runId, { kind: 'start' }))
const seats = [await room.enter(bo, runId), await room.enter(cy, runId)]
const here = (seat: number) => room.here(runId, seats[seat]?.writer ?? '')
const scope = organisationScope(organisationId)

describe('people in the room', () => {
  test('are counted while they give signs of life', async () => {
    expectOk(await here(0))
    expectOk(await here(1))
    expect((await room.stateOf(runId)).counts.present).toBe(2)
    room.minutes(10)
    expect((await room.stateOf(runId)).counts.present).toBe(0)
    expectOk(await here(0))
    expect((await room.stateOf(runId)).counts.present).toBe(1)
  })

  test('raise questions, between sessions too; the trainer answers or parks them', async () => {
    const raise = (text: string, at: Id<'run'> | null) =>
      bo.call(raiseQuestion, { params: { ...params, cohortId }, body: { text, runId: at } })
    expectOk(await raise('Why not a rule?', runId))
    clock.advance(1_000)
    expectOk(await raise('What about costs?', null))
    const { raised } = await room.consoleOf(runId)
    expect(raised.map(({ text, by, before }) => [text, by, before])).toEqual([
      ['Why not a rule?', 'Bo', false],
      ['What about costs?', 'Bo', true],
    ])
    const [first, second] = raised
    const settle = (raisedId: Id<'rai'> | undefined, state: 'answered' | 'parked') =>
      trainer.call(settleRaised, {
        params: { ...of, raisedId: present(raisedId, 'it was raised') },
        body: { state, answer: 'Because it is enough.' },
      })
    expectOk(await settle(first?.raisedId, 'answered'))
    expectOk(await settle(second?.raisedId, 'parked'))
    clock.advance(1_000)
    expectOk(await trainer.call(park, { params: of, body: { text: 'Look at prices' } }))
    const after = await room.consoleOf(runId)
    expect(after.parked.map(({ text }) => text)).toEqual(['What about costs?', 'Look at prices'])
    expect((await room.stateOf(runId)).counts).toMatchObject({ raised: 0, parked: 2 })
  })
})

describe('pairs for the lab (K7)', () => {
  test('are told with whom by name; others see only that somebody works with somebody else now', async () => {
    const { pairs } = expectOk(await trainer.call(setPairs, { params: of, body: { groups: null } }))
    expect(pairs.flatMap(({ people: pair }) => pair)).toHaveLength(1)
    const pair = (...groups: (typeof bo)[][]) =>
      trainer.call(setPairs, {
        params: of,
        body: { groups: groups.map((group) => group.map(({ personId }) => personId)) },
      })
    expectOk(await pair([bo, cy], [di, ed]))
    const before = await room.stateOf(runId)
    expect(expectOk(await bo.call(readMyPart, { params: of })).pair).toMatchObject({ names: ['Cy'] })
    expectOk(await pair([bo, di], [cy, ed]))
    expect(expectOk(await bo.call(readMyPart, { params: of })).pair).toMatchObject({ names: ['Di'] })
    expectOk(await bo.call(markLab, { params: of, body: { done: true } }))
    const state = await room.stateOf(runId)
    expect(state.counts.labDone).toBe(1)
    expect(state.pairing).not.toBe(before.pairing)
    expect(JSON.stringify(state)).not.toContain('Cy')
  })

  test('come from what is believed of people from all they answered, not from live answers alone', async () => {
    const pool = expectOk(
      await read(room.server.database, as(scope), async (reads) => ok(await livePoolOf(reads, certificationId))),
    )
    const review = (personId: Id<'per'>, k: number, correct: boolean): Answered => ({
      ...present(pool[k], 'the shipped bank is larger'),
      personId,
      certificationId,
      source: 'review',
      sourceId: `at home ${k}`,
      at: instant(clock() - 86_400_000 + k),
      correct,
      points: correct ? 100 : 0,
      seconds: 30,
      practiceExam: false,
    })
    const strong = [bo, cy]
    const answers = [bo, cy, di, ed].flatMap((person) =>
      Array.from({ length: 40 }, (_, k) => review(person.personId, k, k % 5 < (strong.includes(person) ? 4 : 3))),
    )
    expectOk(await transact(room.server.database, as(scope), async (tx) => ok(await recordAnswers(tx, answers))))
    const tasks = readinessTasks(room.server.database, async () => [])
    for (const { personId } of [bo, cy, di, ed])
      await tasks['readiness.follow']({ organisationId, personId, certificationId })
    room.minutes(30)
    const { pairs } = expectOk(await trainer.call(setPairs, { params: of, body: { groups: null } }))
    const names = pairs.map(({ people }) => people.map(({ name }) => name).toSorted())
    expect(names).toHaveLength(2)
    for (const group of names) expect(group.filter((name) => name === 'Bo' || name === 'Cy')).toHaveLength(1)
    for (const { helps } of pairs) for (const { from } of helps) expect(['Bo', 'Cy']).toContain(from)
  })

  test('hold people of the cohort, each once', async () => {
    const groups = [[bo.personId, trainer.personId], [bo.personId]]
    expect(await trainer.call(setPairs, { params: of, body: { groups } })).toMatchObject({
      code: 'delivery.not-of-this-cohort',
    })
  })
})
