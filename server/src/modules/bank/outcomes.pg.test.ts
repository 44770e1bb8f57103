import { readQuestion, readQuestionStatistics } from '@cadre/contracts'
import { expectOk, ok, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { as, transact } from '../../platform/db/transaction.ts'
import { completeQuestion, liveQuestion } from '../../testing/bank.ts'
import { openBankDesk } from '../../testing/bank-desk.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { foundingScope } from '../identity/index.ts'
import { livePoolOf, recordExposures, recordOutcomes, seenSince } from './index.ts'

const server = await openTestServer()
afterAll(() => server.close())
const { organisationId, params, writer, reviewer, mla } = await openBankDesk(server)
const scope = foundingScope(organisationId, writer.personId)

describe('what assessments tell the bank', () => {
  test('statistics say how many answers are missing, then find a wrong key (Q3)', async () => {
    const made = await liveQuestion(
      { writer, reviewer, organisationId },
      completeQuestion(mla, 'Which one is it really?'),
    )
    const of = { ...params, questionId: made.questionId }
    const { text } = expectOk(await writer.call(readQuestion, { params: of }))
    const [key, other, third] = text.item.kind === 'single' ? text.item.options.map(({ id }) => id) : []
    const answer = (chosen: string | undefined, rest: number) => ({
      versionId: made.versionId,
      right: chosen === key ? 1 : 0,
      rest,
      chosen: chosen === undefined ? [] : [chosen],
      seconds: 60,
    })
    const record = (outcomes: ReturnType<typeof answer>[], sign: 1 | -1 = 1) =>
      transact(server.database, as(scope), async (tx) => {
        await recordOutcomes(tx, outcomes, sign)
        return ok(null)
      })
    const read = async () => expectOk(await writer.call(readQuestionStatistics, { params: of })).items[0]
    await record([answer(key, 0.9), answer(other, 0.8)])
    expect(await read()).toMatchObject({ n: 2, missing: 28, right: 0.5, meanSeconds: 60, flags: ['not-enough-data'] })
    const strong = Array.from({ length: 30 }, () => answer(other, 0.9))
    const weak = Array.from({ length: 20 }, (_, i) => answer(i % 2 === 0 ? key : third, 0.3))
    await Promise.all([record(strong), record(weak)])
    const found = await read()
    expect(found).toMatchObject({ n: 52, missing: 0 })
    expect(found?.flags).toContain('miskey-suspect')
    expect(found?.words).toContain('may be the right answer')
    await record([...strong, ...weak], -1)
    expect(await read()).toMatchObject({ n: 2 })
  })
  test('who saw what since when', async () => {
    const seen = await transact(server.database, as(scope), async (tx) => {
      const [first] = await livePoolOf(tx, mla)
      const { questionId } = present(first, 'one is live')
      await recordExposures(tx, writer.personId, [questionId, questionId])
      return ok([await seenSince(tx, [writer.personId], tx.now), await seenSince(tx, [reviewer.personId], tx.now)])
    })
    expect(expectOk(seen).map(({ size }) => size)).toEqual([1, 0])
  })
})
