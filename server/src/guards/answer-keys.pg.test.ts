import {
  answerReviews,
  joinRun,
  jsonSchemaOf,
  operations,
  readPaper,
  readReviewPack,
  readRun,
  releaseReview,
  reviewAttempt,
  schemasWithin,
} from '@cadre/contracts'
import { expectOk, ok, present } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { compose } from '../compose.ts'
import { openLog } from '../platform/log/log.ts'
import type { Route } from '../platform/http/route.ts'
import { callerOf } from '../testing/caller.ts'
import { reachable, toldUnasked, walk } from '../testing/guards/answer-keys.ts'
import { sitExams } from '../testing/guards/closed-review.ts'
import { openGuardedServer } from '../testing/guards/guarded-server.ts'
import { keysIn, plantedQuestions } from '../testing/guards/planted-keys.ts'
import { populate } from '../testing/guards/population.ts'
import { furnish, lookAround } from '../testing/guards/world.ts'

const server = await openGuardedServer()
const populated = await populate(server.database, server.urls.superuserUrl, 'Boreas')
await furnish(server, populated, operations)
const sat = await sitExams(server, populated)
const exams = { ...sat, place: await lookAround(server, populated) }

/** The product on the same rows, with one operation carried out by something faulty. */
const planted = (of: Route['operation'], become: (handle: Route['handle']) => Route['handle']) =>
  compose(
    {
      database: { ...server.database, pool: server.rehearsal.pool },
      log: openLog('silent'),
      secureCookies: false,
      publicUrl: 'http://localhost:4600',
      trustProxy: 0,
    },
    (wiring) => ({
      ...wiring,
      stillTrue: null,
      routes: wiring.routes.map((route) =>
        route.operation === of ? { ...route, handle: become(route.handle) } : route,
      ),
    }),
  )

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
      sat.sittings.find(({ review }) => review === 'when-released'),
      'a sitting to release',
    )
    const owner = Object.assign(callerOf(server.app), {
      token: present(populated.people.get('owner'), 'owner').session,
    })
    const params = { organisationId: populated.organisationId, assessmentId: released.ids.asm }
    expectOk(await owner.call(releaseReview, { params }))
    const { hits, carriedOut } = await walk(server.rehearsing, { ...exams, sittings: [released] }, [reviewAttempt])
    expect([...carriedOut]).toEqual([reviewAttempt.id])
    for (const key of keysIn(JSON.stringify(plantedQuestions('crt_0' as never))))
      expect(hits).toContain(`assessments.review, review when-released: ${key}`)
  })
  test('are found in a paper that says too much', async () => {
    const careless = await planted(readPaper, (handle) => async (unit, input, call) => {
      const result = await handle(unit, input, call)
      if (!result.ok) return result
      const { questions, ...paper } = result.value as { questions: { stem: string }[] }
      return ok({ ...paper, questions: questions.map((each) => ({ ...each, stem: `${each.stem} QZXKEY reason` })) })
    })
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
