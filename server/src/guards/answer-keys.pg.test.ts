import {
  answerReviews,
  joinRun,
  jsonSchemaOf,
  readPaper,
  readReviewPack,
  readRun,
  releaseReview,
  reviewAttempt,
  schemasWithin,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { callerOf } from '../testing/caller.ts'
import { reachable, toldUnasked, walk } from '../testing/guards/answer-keys.ts'
import { openClosedExams } from '../testing/guards/closed-exams.ts'
import { openGuardedServer } from '../testing/guards/guarded-server.ts'
import { keysIn, plantedQuestions } from '../testing/guards/planted-keys.ts'
import { paperWithKeys } from '../testing/guards/plants.ts'

const server = await openGuardedServer()
const exams = await openClosedExams(server)
const { sittings, place } = exams

describe('answer keys before the review opens (S-02, I8)', () => {
  test('are in nothing that a taker can ask for, nor in what is told unasked', { timeout: 300_000 }, async () => {
    const { hits, requests, carriedOut } = await walk(server.rehearsing, exams)
    expect(hits).toEqual([])
    expect(await toldUnasked(server, exams.place)).toEqual([])
    expect(requests).toBeGreaterThan(reachable.length * 5)
    const mustBe = [
      'assessments.mine',
      'assessments.paper',
      'assessments.save',
      'assessments.start',
      'assessments.standing',
      'assessments.take-over',
      'assessments.upload-answers',
    ]
    expect(mustBe.filter((id) => !carriedOut.has(id))).toEqual([])
  })
  test('are found by the same walk once a review is released, so it would have seen them', async () => {
    const released = present(
      sittings.find(({ review }) => review === 'when-released'),
      'a sitting to release',
    )
    const owner = Object.assign(callerOf(server.app), {
      token: present(place.people.get('owner'), 'owner').session,
    })
    const params = { organisationId: place.organisationId, assessmentId: released.ids.asm }
    expectOk(await owner.call(releaseReview, { params }))
    const { hits, carriedOut } = await walk(server.rehearsing, { ...exams, sittings: [released] }, [reviewAttempt])
    expect([...carriedOut]).toEqual([reviewAttempt.id])
    for (const key of keysIn(JSON.stringify(plantedQuestions('crt_0' as never))))
      expect(hits).toContain(`assessments.review, review when-released: ${key}`)
  })
  test('are found in a paper that says too much', async () => {
    const careless = await server.faulty(paperWithKeys)
    const { hits } = await walk(careless, exams, [readPaper])
    await careless.close()
    expect(hits).not.toEqual([])
  })
})

describe('replies of the contract that a taker can ask for (S-02)', () => {
  const ofKeys =
    /^(credit|explanation|tolerance|caseSensitive|answerId|distractors|references|rightInterval|discrimination)$/
  /** What shows a key once it may: the review, a poll that was revealed, a question of one's own reviews. The walk above holds them to it. */
  const reviews = new Set<string>([reviewAttempt.id, readRun.id, joinRun.id, answerReviews.id, readReviewPack.id])
  test('have no field for a key, except where it is shown in its time', () => {
    const fields = reachable
      .filter(({ id }) => !reviews.has(id))
      .flatMap(({ id, output }) =>
        [...schemasWithin(jsonSchemaOf(output, 'output'))].flatMap(([{ properties }]) =>
          Object.keys(properties ?? {}).flatMap((name) => (ofKeys.test(name) ? [`${id}: ${name}`] : [])),
        ),
      )
    expect(fields).toEqual([])
  })
})
