import { acceptDeepDive, previewQuiz, readCohortReadiness, sessionDetail, undoDeepDive } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openReadinessWorld } from '../../testing/readiness-world.ts'

const world = await openReadinessWorld()
afterAll(() => world.server.close())
await world.bothAnswered()
const { bo, ofCohort, stranger, trainer } = world

describe('the deep dive (R3)', () => {
  test('the weak areas fill the review that is ahead with one call, and one call undoes it', async () => {
    const before = expectOk(await trainer.call(readCohortReadiness, { params: ofCohort }))
    const proposed = present(before.deepDive, 'Cy got half of it wrong')
    expect(proposed).toMatchObject({ kind: 'review', current: false, filled: null })
    const params = { ...ofCohort, sessionKey: proposed.sessionKey }
    const asBlueprint = expectOk(await trainer.call(sessionDetail, { params }))
    expect((await stranger.call(acceptDeepDive, { params })).ok).toBe(false)
    const { words } = expectOk(await trainer.call(acceptDeepDive, { params }))
    expect(expectOk(await trainer.call(acceptDeepDive, { params })).words).toBe(words)
    const filled = expectOk(await bo.call(sessionDetail, { params }))
    expect(filled.objectives).toEqual(proposed.objectives.map(({ text }) => text))
    expect(filled.blocks.flatMap(({ notes }) => notes).join(' ')).toContain('Weak areas of this group')
    expect(expectOk(await trainer.call(readCohortReadiness, { params: ofCohort })).deepDive?.current).toBe(true)
    expectOk(await trainer.call(undoDeepDive, { params }))
    expect(expectOk(await trainer.call(sessionDetail, { params }))).toEqual(asBlueprint)
    expect((await trainer.call(undoDeepDive, { params })).ok).toBe(false)
  })
})

describe('what the opening quiz will be worth (S3)', () => {
  test('is shown to the trainer before the session is opened, beside two other choices; nothing is kept', async () => {
    const { deepDive } = expectOk(await trainer.call(readCohortReadiness, { params: ofCohort }))
    const params = { ...ofCohort, sessionKey: present(deepDive, 'a session is ahead').sessionKey }
    const preview = expectOk(await trainer.call(previewQuiz, { params }))
    const { chosen, random, mostRecent } = present(preview.value, 'both have answered')
    expect(chosen).toBeGreaterThan(random)
    expect(chosen).toBeGreaterThanOrEqual(mostRecent)
    expect(preview).toMatchObject({ opened: false, questions: expect.any(Array) })
    expect(preview.questions).toHaveLength(6)
    expect(expectOk(await trainer.call(previewQuiz, { params }))).toEqual(preview)
    expect(await stranger.call(previewQuiz, { params })).toMatchObject({ ok: false })
    expect(await bo.call(previewQuiz, { params })).toMatchObject({ code: 'auth.forbidden' })
  })
})
