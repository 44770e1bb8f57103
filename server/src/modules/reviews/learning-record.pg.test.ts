import { previewRegrade, regrade } from '@cadre/contracts'
import { expectOk, instant, ok, present, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { as, transact } from '../../platform/db/transaction.ts'
import { examTerms, publishedExam, TestTaker, withShippedQuestions } from '../../testing/exam.ts'
import { inOrganisation } from '../../testing/in-organisation.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock } from '../../testing/held-clock.ts'
import { openTestServer } from '../../testing/test-server.ts'
import { livePoolOf } from '../bank/index.ts'
import { answersOf, correctAnswers, memoriesOf, recordAnswers, scheduler, type Answered } from './index.ts'

const day = 86_400_000
const clock = heldClock(Date.UTC(2026, 10, 22, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const cy = await join(server, { by: owner, organisationId, name: 'Cy', roles: ['participant'] })
const certificationId = await withShippedQuestions(owner, organisationId)
const { scope, reading, writing } = inOrganisation(server, organisationId)

const pool = await reading((reads) => livePoolOf(reads, certificationId))
const question = (index: number) => present(pool[index], 'the shipped bank is larger')
const answered = (personId: Id<'per'>, index: number, changes: Partial<Answered> = {}): Answered => ({
  personId,
  certificationId,
  questionId: question(index).questionId,
  versionId: question(index).versionId,
  domain: question(index).domain,
  source: 'live',
  sourceId: 'session-1',
  at: clock(),
  correct: true,
  points: 100,
  seconds: 40,
  practiceExam: false,
  ...changes,
})
const recordOf = (personId: Id<'per'>, after = 0) =>
  reading((reads) => answersOf(reads, { personId, certificationId, after }))
const memoryOf = async (personId: Id<'per'>, index: number) =>
  (await reading((reads) => memoriesOf(reads, { personIds: [personId], certificationId }))).find(
    ({ questionId }) => questionId === question(index).questionId,
  )

describe('the learning record (S2, Q4)', () => {
  test('keeps each answer once, whoever brings it again and with whatever content', async () => {
    const answers = [answered(bo.personId, 0), answered(cy.personId, 0, { correct: false, points: 0 })]
    await Promise.all([1, 2, 3].map(() => writing((tx) => recordAnswers(tx, answers))))
    await writing((tx) => recordAnswers(tx, [answered(bo.personId, 0, { correct: false, points: 0 })]))
    expect(await recordOf(bo.personId)).toEqual([expect.objectContaining({ correct: true, revision: 1 })])
    expect(await memoryOf(bo.personId, 0)).toMatchObject({ answers: 1, lastRating: 3 })
    expect(await memoryOf(cy.personId, 0)).toMatchObject({ answers: 1, lastRating: 1 })
  })
  test('moves the memory by rating and gap', async () => {
    const at = (days: number) => instant(clock() + days * day)
    const reviewed = (days: number, rating: 2 | 3) =>
      answered(bo.personId, 1, { source: 'review', sourceId: `review ${days}`, at: at(days), rating })
    await writing((tx) => recordAnswers(tx, [reviewed(0, 3)]))
    await writing((tx) => recordAnswers(tx, [reviewed(10, 2), reviewed(3, 3)]))
    const { step } = scheduler
    expect((await memoryOf(bo.personId, 1))?.state).toEqual(step(step(step(null, 0, 3), 3, 3), 7, 2))
  })
  test('an answer that arrives after a later one takes its place in time: the memory is replayed', async () => {
    const review = (sourceId: string, days: number, correct: boolean) =>
      answered(bo.personId, 2, {
        source: 'review',
        sourceId,
        at: instant(clock() + days * day),
        correct,
        points: correct ? 100 : 0,
      })
    await writing((tx) => recordAnswers(tx, [review('late', 8, true)]))
    await writing((tx) => recordAnswers(tx, [review('offline', 2, false)]))
    const { step } = scheduler
    expect((await memoryOf(bo.personId, 2))?.state).toEqual(step(step(null, 0, 1), 6, 3))
    expect((await recordOf(bo.personId)).map(({ at }) => at)).toEqual(
      (await recordOf(bo.personId)).map(({ at }) => at).toSorted((a, b) => a - b),
    )
  })
  test('a correction stands beside what it corrects, and who reads on finds it', async () => {
    await writing((tx) => recordAnswers(tx, [answered(cy.personId, 3), answered(cy.personId, 4)]))
    const before = await recordOf(cy.personId)
    const read = Math.max(...before.map(({ sequence }) => sequence))
    const marked = [answered(cy.personId, 3, { correct: false, points: 0 }), answered(cy.personId, 4)]
    await writing((tx) => correctAnswers(tx, marked))
    await writing((tx) => correctAnswers(tx, marked))
    expect(await recordOf(cy.personId, read)).toEqual([
      expect.objectContaining({ questionId: question(3).questionId, correct: false, revision: 2 }),
    ])
    expect(await recordOf(cy.personId)).toHaveLength(before.length)
    expect(await memoryOf(cy.personId, 3)).toMatchObject({ answers: 1, lastRating: 1 })
    expect((await memoryOf(cy.personId, 3))?.state).toEqual(scheduler.step(null, 0, 1))
  })
  test('what follows a run of answers is worked out once, 15 s after the first of them', async () => {
    const eve = await join(server, { by: owner, organisationId, name: 'Eve', roles: ['participant'] })
    const began = clock()
    for (const index of [0, 1, 2]) {
      await writing((tx) => recordAnswers(tx, [answered(eve.personId, index)]))
      clock.advance(6_000)
    }
    const { rows } = await withClient(server.urls.superuserUrl, (client) =>
      client.query<{ due: Date }>(
        `select j.run_at due from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           where t.identifier = 'readiness.follow' and j.payload ->> 'personId' = $1`,
        [eve.personId],
      ),
    )
    expect(rows.map(({ due }) => due.getTime() - began)).toEqual([15_000])
  })
  test('cannot be rewritten by the application’s role', async () => {
    const rewriting = transact(server.database, as(scope), async (tx) =>
      ok(await tx.db.updateTable('reviews.answers').set({ correct: false }).execute()),
    )
    await expect(rewriting).rejects.toThrow('permission denied')
  })
})

/** Makes what was answered right and everything else wrong, as a corrected key would. */
const makeRight = (versionId: string, option: string) =>
  withClient(server.urls.superuserUrl, async (client) => {
    await client.query(
      `with revised as (
        insert into bank.question_versions
        select organisation_id, version_id || 'b', question_id, number + 1, jsonb_set(content, '{item,options}', (
          select jsonb_agg(o || jsonb_build_object('credit', case when o ->> 'id' = $2 then 100 else 0 end))
          from jsonb_array_elements(content #> '{item,options}') o)),
          case_title, case_text, content_hash, attestation, submitted_by, submitted_at
        from bank.question_versions where version_id = $1
        returning organisation_id, question_id, version_id)
      update bank.questions q set live_version_id = r.version_id from revised r
      where q.organisation_id = r.organisation_id and q.question_id = r.question_id`,
      [versionId, option],
    )
  })

describe('an attempt', () => {
  test('flows into the record when it is finalised, and a regrade corrects it', async () => {
    const terms = examTerms(certificationId)
    const { assessmentId } = await publishedExam(owner, organisationId, terms)
    const dee = await join(server, { by: owner, organisationId, name: 'Dee', roles: ['participant'] })
    const taker = new TestTaker(dee, organisationId)
    const { paper } = await taker.start(assessmentId)
    const single = present(
      paper.questions.find(({ item }) => item.kind === 'single'),
      'most questions are of one option',
    )
    const options = single.item.kind === 'single' ? single.item.options.map(({ id }) => id) : []
    const wrong = present(await wrongOption(single.versionId, options), 'not every option is right')
    const events = [
      { kind: 'answer', question: single.place, response: { kind: 'single', option: wrong } },
      { kind: 'submit', auto: false },
    ] as const
    expectOk(await taker.save(events.map((content) => taker.event(content, clock()))))
    expect(await recordOf(dee.personId)).toEqual([
      expect.objectContaining({
        source: 'attempt',
        sourceId: paper.attemptId,
        correct: false,
        rating: 1,
        practiceExam: true,
      }),
    ])
    await makeRight(single.versionId, wrong)
    const params = { organisationId, assessmentId }
    const { preview } = expectOk(await owner.call(previewRegrade, { params }))
    expectOk(await owner.call(regrade, { params, body: { preview, reason: 'the key was wrong' } }))
    expect(await recordOf(dee.personId)).toEqual([expect.objectContaining({ correct: true, revision: 2, rating: 3 })])
    const [memory] = await reading((reads) => memoriesOf(reads, { personIds: [dee.personId], certificationId }))
    expect(memory).toMatchObject({ answers: 1, lastRating: 3, state: scheduler.step(null, 0, 3) })
  })
})

async function wrongOption(versionId: string, options: readonly string[]): Promise<string | undefined> {
  const { rows } = await withClient(server.urls.superuserUrl, (client) =>
    client.query<{ options: { id: string; credit: number }[] }>(
      "select content #> '{item,options}' as options from bank.question_versions where version_id = $1",
      [versionId],
    ),
  )
  const right = new Set(rows[0]?.options.filter(({ credit }) => credit > 0).map(({ id }) => id))
  return options.find((id) => !right.has(id))
}
