import { addPoll, answerPoll, readMyPart } from '@cadre/contracts'
import { expectOk, ok, present, type Id } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { as, read } from '../../platform/db/transaction.ts'
import { organisationScope } from '../../platform/scope.ts'
import { openLiveRoom, optionsOf, singleAmong } from '../../testing/live-room.ts'
import { memoriesOf } from '../reviews/index.ts'

const room = await openLiveRoom()
afterAll(() => room.server.close())
const { bo, cy, di, trainer, params, organisationId, certificationId, people } = room
room.until(room.sessionAt(1).start)
const runId = await room.open(1)
const of = { ...params, runId }
const seats = [await room.enter(bo, runId), await room.enter(cy, runId)]
const answer = (seat: number, pollId: Id<'pol'>, option: string) =>
  bo.call(
    answerPoll,
    { params: { ...of, pollId }, body: { response: { kind: 'single', option } } },
    { writer: seats[seat]?.writer ?? '' },
  )
const memories = async () =>
  expectOk(
    await read(room.server.database, as(organisationScope(organisationId)), async (reads) =>
      ok(await memoriesOf(reads, { personIds: people.map(({ personId }) => personId), certificationId })),
    ),
  )

describe('a question is asked', () => {
  test('of each person once: the first answer stands, a repeat says which', async () => {
    const single = singleAmong((await room.consoleOf(runId)).polls)
    const [right, wrong] = optionsOf(single)
    expect(await answer(0, single.pollId, right)).toMatchObject({ code: 'delivery.poll-not-open' })
    expectOk(await room.poll(runId, single.pollId, 'open'))
    const racing = await Promise.all([right, wrong, right].map((option) => answer(0, single.pollId, option)))
    const told = new Set(racing.map((reply) => JSON.stringify(expectOk(reply).response)))
    expect(told.size).toBe(1)
    expectOk(await answer(1, single.pollId, wrong))
    const { counts, poll: shown } = await room.stateOf(runId)
    expect(counts).toMatchObject({ pollId: single.pollId, answered: 2 })
    expect(shown).toMatchObject({ phase: 'open', tally: null, review: null })
    expect(JSON.stringify(shown)).not.toContain('credit')
  })

  test('a stranger’s secret finds nothing, and another kind of answer is refused', async () => {
    const { poll: shown } = await room.stateOf(runId)
    const pollId = present(shown, 'it is on screen').pollId
    const body = { response: { kind: 'single' as const, option: 'x' } }
    const reply = await bo.call(answerPoll, { params: { ...of, pollId }, body }, { writer: 's'.repeat(43) })
    expect(reply).toMatchObject({ code: 'request.not-found' })
    const { writer } = await room.enter(di, runId)
    const text = { response: { kind: 'text' as const, text: 'x' } }
    expect(await di.call(answerPoll, { params: { ...of, pollId }, body: text }, { writer })).toMatchObject({
      code: 'delivery.answer-does-not-fit',
    })
  })

  test('closed it shows counts, revealed the key; then it takes no answer any more', async () => {
    const { poll: shown } = await room.stateOf(runId)
    const pollId = present(shown, 'it is on screen').pollId
    expectOk(await room.poll(runId, pollId, 'close'))
    expect((await room.stateOf(runId)).poll).toMatchObject({ tally: { answered: 2 }, review: null })
    expect(await room.markAll()).toBe(1)
    expectOk(await room.poll(runId, pollId, 'reveal'))
    expect((await room.stateOf(runId)).poll?.review).not.toBeNull()
    expect(await room.poll(runId, pollId, 'open')).toMatchObject({ code: 'delivery.poll-refused' })
    const mine = expectOk(await bo.call(readMyPart, { params: of }))
    expect(mine.answers).toHaveLength(1)
    expect(mine.answers[0]?.right).not.toBeNull()
  })

  test('and what was answered is evidence: the memories have moved', async () => {
    expect(await memories()).toHaveLength(2)
  })

  test('a question of the bank can be added once', async () => {
    const [candidate] = (await room.consoleOf(runId)).candidates
    const body = { questionId: present(candidate, 'the bank has more').questionId }
    expectOk(await trainer.call(addPoll, { params: of, body }))
    expect(await trainer.call(addPoll, { params: of, body })).toMatchObject({ code: 'delivery.question-not-live' })
  })
})
