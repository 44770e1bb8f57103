import { answerPoll, previewQuiz, readRecord, readReviewDay } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { defaultWeights } from '@cadre/memory'
import { withClient } from '@cadre/server/postgres'
import { afterAll, expect, test } from 'vitest'
import { openLiveRoom, optionsOf, singleAmong } from '../../testing/live-room.ts'

const room = await openLiveRoom()
afterAll(() => room.server.close())
const { bo, cy, params } = room
room.until(room.sessionAt(1).start)
const runId = await room.open(1)
const of = { ...params, runId }

test('what somebody answered wrong live is in their reviews the next day, with its reason (S1, S3)', async () => {
  expectOk(await room.command(runId, { kind: 'start' }))
  const asked = singleAmong((await room.consoleOf(runId)).polls)
  const [right, wrong] = optionsOf(asked)
  expectOk(await room.poll(runId, asked.pollId, 'open'))
  for (const [person, option] of [
    [bo, wrong],
    [cy, right],
  ] as const) {
    const { writer } = await room.enter(person, runId)
    const body = { response: { kind: 'single' as const, option } }
    expectOk(await person.call(answerPoll, { params: { ...of, pollId: asked.pollId }, body }, { writer }))
  }
  expectOk(await room.poll(runId, asked.pollId, 'close'))
  await room.markAll()
  expectOk(await room.command(runId, { kind: 'end' }))
  expect(expectOk(await room.trainer.call(readRecord, { params: of })).questions).toMatchObject([
    { answered: 2, right: 1 },
  ])
  room.minutes(24 * 60)
  const queueOf = async (person: typeof bo) => expectOk(await person.call(readReviewDay, { params })).reviews
  const mine = present(
    (await queueOf(bo)).find(({ question }) => question.versionId === asked.question.versionId),
    'it is due',
  )
  expect(mine.question.stem).toBe(asked.question.stem)
  expect(mine.why).toMatchObject({ answers: 1 })
  expect(mine.why.recall).toBeLessThan(0.9)
  expect(await queueOf(cy)).toEqual([])
})

test('the next opening quiz weighs each by the parameters that were fitted to them (S3)', async () => {
  const preview = async () =>
    expectOk(await room.trainer.call(previewQuiz, { params: room.sessionParams(2) })).value?.chosen
  const before = await preview()
  expect(before).toBeGreaterThan(0)
  const fitted = (personId: string, weights: readonly number[]) =>
    withClient(room.server.urls.superuserUrl, (client) =>
      client.query(
        `insert into reviews.fits (organisation_id, person_id, fitted_at, source, answers, weights, held_out, loss_default, loss_fitted)
           values ($1, $2, now(), 'fitted', 400, $3, 100, 0.5, 0.4)`,
        [room.organisationId, personId, weights],
      ),
    )
  await fitted(bo.personId, defaultWeights)
  expect(await preview()).toBe(before)
  await fitted(cy.personId, defaultWeights.with(20, 0.6))
  const after = await preview()
  expect(after).toBeGreaterThan(present(before, 'somebody answered'))
})
