import { answerReviews, openHarder, readEvidence, readHarder, readReviewDay, reportQuestion } from '@cadre/contracts'
import { expectOk, isoOf, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { day, openReadinessWorld } from '../../testing/readiness-world.ts'
import { livePoolOf } from '../bank/index.ts'

const world = await openReadinessWorld()
afterAll(() => world.server.close())
const { answer, bo, certificationId, clock, cy, follow, of, owner, reading } = world
const pool = await reading((reads) => livePoolOf(reads, certificationId))
const ratingOf = (questionId: string) => pool.find((each) => each.questionId === questionId)?.difficulty ?? null
const offered = async (who = bo) => expectOk(await who.call(readHarder, { params: of })).sets
const open = async (who = bo) =>
  expectOk(await who.call(openHarder, { params: of, body: { certificationId } })).questions
type Shown = Awaited<ReturnType<typeof open>>[number]
const given = ({ questionId, question: { versionId, item } }: Shown, id: string) => ({
  id,
  questionId,
  versionId,
  response: item.kind === 'single' ? { kind: 'single' as const, option: item.options[0]?.id ?? '' } : null,
  rating: null,
  madeAt: isoOf(clock()),
  seconds: 40,
})
const send = async (answers: ReturnType<typeof given>[], who = bo) =>
  expectOk(await who.call(answerReviews, { params: of, body: { answers: answers.map(valid) } })).results
const valid = (answer: ReturnType<typeof given>) => ({
  ...answer,
  response: answer.response ?? { kind: 'text' as const, text: 'nothing' },
})

// Bo has the easier half right, all of it; Cy half of it.
const easier = pool.flatMap(({ difficulty }, k) => ((difficulty ?? 3) < 4 ? [k] : []))
for (const k of easier) await answer(bo, k, k + 1, () => ({}))
for (const k of easier.slice(0, 40))
  await answer(cy, k, k + 1, () => (k % 2 === 0 ? {} : { correct: false, points: 0 }))
for (const { personId } of [bo, cy]) await follow(personId)

describe('harder questions (K7)', () => {
  test('wait for who is ahead in a domain, with where and how long; others have none', async () => {
    const [set, ...more] = await offered()
    expect(more).toEqual([])
    expect(set).toMatchObject({ certificationId, code: 'AIF-C01', questions: 5 })
    expect(present(set, 'Bo is ahead').ahead.every(({ share }) => share >= 0.75)).toBe(true)
    expect(present(set, 'Bo is ahead').minutes).toBeGreaterThan(3)
    expect(await offered(cy)).toEqual([])
    expect(await open(cy)).toEqual([])
  })

  test('are hard by their author, were never met, tell why and nothing of the key; opened again they are the same', async () => {
    const [first, again] = [await open(), await open()]
    expect(again).toEqual(first)
    for (const { questionId, why } of first) {
      expect(ratingOf(questionId)).toBeGreaterThanOrEqual(4)
      expect(why.chance).toBeLessThan(why.share)
    }
    expect(JSON.stringify(first)).not.toMatch(/"(credit|reason|explanation|references?|correct)":/i)
  })

  test('are answered as reviews are, each once, and enter the learning record under their own name', async () => {
    const [one] = await open()
    const shown = present(one, 'five are open')
    const [marked] = await send([given(shown, 'harder-answer-1')])
    expect(marked).toMatchObject({ outcome: 'recorded', answer: { versionId: shown.question.versionId } })
    expect((await send([given(shown, 'harder-answer-1')]))[0]?.outcome).toBe('known')
    await follow(bo.personId)
    const rows = expectOk(
      await bo.call(readEvidence, { params: { ...of, personId: bo.personId, certificationId }, query: { limit: 3 } }),
    ).items
    expect(rows.map(({ source }) => source)).toEqual(['practice', 'live', 'live'])
    expect(rows[0]).toMatchObject({ daysSince: null })
    expect((await open()).map(({ questionId }) => questionId)).not.toContain(shown.questionId)
  })

  test('are remembered like every answer, for the queue that knows the exam', async () => {
    const remembered = async () => expectOk(await bo.call(readReviewDay, { params: of })).learning[0]?.questions ?? 0
    const before = await remembered()
    const [one] = await open()
    await send([given(present(one, 'four are open'), 'harder-answer-2')])
    expect(await remembered()).toBe(before + 1)
  })

  test('are five a day at most, so that the bank stays fresh for practice exams', async () => {
    for (const [k, shown] of (await open()).entries()) await send([given(shown, `harder-rest-${k}`)])
    await follow(bo.personId)
    expect(await offered()).toEqual([])
    clock.advance(day)
    const [set] = await offered()
    expect(set?.questions).toBeGreaterThan(0)
  })

  test('can be reported by who was shown them, and answered by nobody else', async () => {
    const one = present((await open())[0], 'more wait on the next day')
    const { questionId, question } = one
    const body = { questionId, versionId: question.versionId, reason: 'unclear' as const }
    expectOk(await bo.call(reportQuestion, { params: of, body }))
    expect((await send([given(one, 'not-shown-to-cy')], cy))[0]?.outcome).toBe('not-seen')
    expect((await owner.call(openHarder, { params: of, body: { certificationId } })).ok).toBe(true)
  })
})
