import {
  acceptDeepDive,
  acceptSeat,
  addToCohort,
  advanceCohort,
  bookExam,
  createCohort,
  listBlueprints,
  previewQuiz,
  publishBlueprint,
  readCare,
  readCareSummary,
  readMyFollowUps,
  readCohortReadiness,
  readCosts,
  readEvidence,
  readForecastRecord,
  readMyPeoplesReadiness,
  readOwnReadiness,
  readPersonReadiness,
  readReadinessOverview,
  saveCosts,
  sessionDetail,
  undoDeepDive,
  updateMember,
} from '@cadre/contracts'
import { addDays, dateIn, expectOk, instant, ok, parsePlainTime, parseZone, present, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { as, read, transact, type Reads, type Tx } from '../../platform/db/transaction.ts'
import { type OrganisationScope, organisationScope } from '../../platform/scope.ts'
import { withShippedQuestions } from '../../testing/exam.ts'
import { join, openFirstOrganisation } from '../../testing/people.ts'
import { heldClock, openTestServer } from '../../testing/test-server.ts'
import { livePoolOf } from '../bank/index.ts'
import { answersOf, correctAnswers, recordAnswers, type Answered } from '../reviews/index.ts'
import { abilitiesOf, readinessTasks, type ExamResult } from './index.ts'
import { beliefsOf } from './store/beliefs.ts'

const day = 86_400_000
const clock = heldClock(Date.UTC(2026, 10, 23, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const of = { organisationId }
const trainer = await join(server, { by: owner, organisationId, name: 'Tom', roles: ['trainer'] })
const stranger = await join(server, { by: owner, organisationId, name: 'Una', roles: ['trainer'] })
const manager = await join(server, { by: owner, organisationId, name: 'Mia', roles: ['manager'] })
const bo = await join(server, { by: owner, organisationId, name: 'Bo', roles: ['participant'] })
const cy = await join(server, { by: owner, organisationId, name: 'Cy', roles: ['participant'] })
const certificationId = await withShippedQuestions(owner, organisationId)

const scope: OrganisationScope = organisationScope(organisationId)
const reading = async <T>(work: (reads: Reads) => Promise<T>) =>
  expectOk(await read(server.database, as(scope), async (reads) => ok(await work(reads))))
const writing = async (work: (tx: Tx) => Promise<void>) =>
  expectOk(await transact(server.database, as(scope), async (tx) => ok(await work(tx))))

const results: ExamResult[] = []
const tasks = readinessTasks(server.database, async () => results)
const follow = (personId: Id<'per'>) => tasks['readiness.follow']({ organisationId, personId, certificationId })

const pool = await reading((reads) => livePoolOf(reads, certificationId))
const answered = (personId: Id<'per'>, k: number, changes: Partial<Answered> = {}): Answered => {
  const { questionId, versionId, domain } = present(pool[k], 'the shipped bank is larger')
  return {
    personId,
    certificationId,
    questionId,
    versionId,
    domain,
    source: 'live',
    sourceId: `session ${k}`,
    at: instant(clock() - 5 * day + k * 60_000),
    correct: true,
    points: 100,
    seconds: 30,
    practiceExam: false,
    ...changes,
  }
}
const answer = (person: { personId: Id<'per'> }, from: number, to: number, changes: (k: number) => Partial<Answered>) =>
  writing((tx) =>
    recordAnswers(
      tx,
      Array.from({ length: to - from }, (_, k) => answered(person.personId, from + k, changes(from + k))),
    ),
  )
const beliefOf = async (personId: Id<'per'>) =>
  (await reading((reads) => beliefsOf(reads, { personIds: [personId], certificationId }))).get(personId)
const mine = async () => present(expectOk(await bo.call(readOwnReadiness, { params: of })).items[0], 'Bo prepares')

/** A cohort of five weeks that Tom leads and in which Bo and Cy hold seats. */
async function cohortOfTwo() {
  const { items } = expectOk(await owner.call(listBlueprints, { params: of }))
  const { blueprintId } = present(
    items.find((each) => each.certificationId === certificationId),
    'it ships',
  )
  await owner.call(publishBlueprint, { params: { ...of, blueprintId }, body: { expectedRevision: 0 } })
  const zone = expectOk(parseZone('Europe/Madrid'))
  const at = expectOk(parsePlainTime('17:00'))
  const { cohortId } = expectOk(
    await owner.call(createCohort, {
      params: of,
      body: {
        blueprintId,
        start: addDays(dateIn(zone, clock()), 7),
        zone,
        slots: [2, 4].map((weekday) => ({ weekday, at, minutes: 90 })),
        holidays: null,
        trainerIds: [trainer.personId],
        participantIds: [],
        name: 'AI Practitioner, December',
        trainerOverride: 'Leads the first one',
      },
    }),
  )
  for (const { personId } of [bo, cy])
    expectOk(await owner.call(addToCohort, { params: { ...of, cohortId }, body: { personId, as: 'invited' } }))
  expectOk(await owner.call(advanceCohort, { params: { ...of, cohortId }, body: { event: 'confirm' } }))
  expectOk(await bo.call(acceptSeat, { params: { ...of, cohortId }, body: {} }))
  return cohortId
}
const cohortId = await cohortOfTwo()
const ofCohort = { ...of, cohortId }

describe('what a person sees of their readiness (R1, R2)', () => {
  test('before fifteen answers nothing is forecast, and how many are missing is said', async () => {
    expect(await mine()).toMatchObject({ forecast: null, answers: 0, answersMissing: 15, domains: [] })
    await answer(bo, 0, 12, () => ({}))
    await follow(bo.personId)
    expect(await mine()).toMatchObject({ forecast: null, answers: 12, answersMissing: 3, advice: null })
  })

  test('then there is a chance with its interval, domains, advice with costs and reasons', async () => {
    await answer(bo, 12, 60, (k) => ({ correct: k % 4 !== 0, points: k % 4 === 0 ? 0 : 100 }))
    await follow(bo.personId)
    const view = await mine()
    const { chance, low, high } = present(view.forecast, 'sixty answers are enough')
    expect(low < chance && chance < high).toBe(true)
    expect(view.exam).toMatchObject({ basis: 'window', over: false })
    expect(view.cohort).toEqual({ cohortId, name: 'AI Practitioner, December' })
    expect(view.domains.map(({ weight }) => weight)).toEqual([20, 24, 28, 14, 14])
    expect(view.domains.reduce((sum, { answers }) => sum + answers, 0)).toBe(60)
    expect(view.advice?.prices).toMatchObject({ currency: 'USD', feeMinor: 10_000, costsFrom: 'default' })
    expect(view.reasons[0]).toBe('48 of 60 answers were right.')
    expect(view.history).toEqual([])
  })

  test('and, where they lack foundations or are ahead, what the blueprint keeps for that level (K7)', async () => {
    const { extras, domains } = await mine()
    const off = domains.filter(({ share }) => share !== null && (share < 0.6 || share >= 0.75))
    expect(off.length).toBeGreaterThan(0)
    expect(extras.map(({ key }) => key).toSorted()).toEqual(off.map(({ key }) => key).toSorted())
    for (const { level, share, materials } of extras) {
      expect(level).toBe(share < 0.6 ? 'foundations' : 'advanced')
      expect(materials.every(({ url }) => url.startsWith('https://'))).toBe(true)
    }
    expect(
      expectOk(await trainer.call(readPersonReadiness, { params: { ...of, personId: bo.personId, certificationId } }))
        .extras,
    ).toEqual(extras)
  })

  test('following again without new answers changes nothing that was believed', async () => {
    const before = await beliefOf(bo.personId)
    await follow(bo.personId)
    expect(await beliefOf(bo.personId)).toEqual(before)
  })
})

describe('what is believed is what the record says (R1)', () => {
  test('a correction and a late answer read the record anew, to the same belief as reading it at once', async () => {
    await answer(cy, 0, 30, (k) => ({ correct: k % 2 === 0, points: k % 2 === 0 ? 100 : 0 }))
    await follow(cy.personId)
    const before = present(await beliefOf(cy.personId), 'thirty answers')
    await writing((tx) => correctAnswers(tx, [answered(cy.personId, 1)]))
    await answer(cy, 30, 31, () => ({ at: instant(clock() - 9 * day) }))
    await follow(cy.personId)
    const after = present(await beliefOf(cy.personId), 'thirty-one answers')
    expect(after.right.reduce((a, b) => a + b)).toBe(before.right.reduce((a, b) => a + b) + 2)
    expect(after.cursor).toBe(32)
    await withClient(server.urls.superuserUrl, (client) =>
      client.query('delete from readiness.beliefs where person_id = $1', [cy.personId]),
    )
    await follow(cy.personId)
    expect(await beliefOf(cy.personId)).toEqual(after)
    expect(
      await reading((reads) => answersOf(reads, { personId: cy.personId, certificationId, after: 0 })),
    ).toHaveLength(31)
  })

  test('abilities tell the stronger from the weaker, for pairs (K7)', async () => {
    const abilities = await reading((reads) =>
      abilitiesOf(reads, { personIds: [bo.personId, cy.personId], certificationId }),
    )
    expect(abilities.get(bo.personId)?.overall).toBeGreaterThan(abilities.get(cy.personId)?.overall ?? 9)
    expect(abilities.get(cy.personId)).toMatchObject({ answers: 31, known: true })
  })
})

describe('who sees what', () => {
  test('the trainer who leads sees the cohort; another trainer and the participants do not', async () => {
    const view = expectOk(await trainer.call(readCohortReadiness, { params: ofCohort }))
    expect(view.people.map(({ name, answers }) => [name, answers])).toEqual([
      ['Bo', 60],
      ['Cy', 31],
    ])
    expect(view.people.every(({ domains, forecast }) => domains.length === 5 && forecast !== null)).toBe(true)
    expect((await stranger.call(readCohortReadiness, { params: ofCohort })).ok).toBe(false)
    expect((await bo.call(readCohortReadiness, { params: ofCohort })).ok).toBe(false)
    const person = { ...of, personId: bo.personId, certificationId }
    expect((await trainer.call(readPersonReadiness, { params: person })).ok).toBe(true)
    expect((await stranger.call(readPersonReadiness, { params: person })).ok).toBe(false)
    expect((await cy.call(readPersonReadiness, { params: person })).ok).toBe(false)
  })

  test('the lead counts people by verdict, the manager gets one word a person and no number', async () => {
    const { cohorts } = expectOk(await owner.call(readReadinessOverview, { params: of }))
    const { onTrack, needsTime, considerDeferring, notKnown } = present(cohorts[0], 'one cohort')
    expect(onTrack + needsTime + considerDeferring).toBe(2)
    expect(notKnown).toBe(0)
    expectOk(
      await owner.call(updateMember, {
        params: { ...of, personId: bo.personId },
        body: { managerId: manager.personId },
      }),
    )
    const { people } = expectOk(await manager.call(readMyPeoplesReadiness, { params: of }))
    expect(people).toEqual([
      { personId: bo.personId, certificationId, code: 'AIF-C01', cohortId, verdict: expect.any(String) },
    ])
    expect((await manager.call(readCohortReadiness, { params: ofCohort })).ok).toBe(false)
  })
})

describe('the answers behind a forecast (R1)', () => {
  const params = { ...of, personId: bo.personId, certificationId }
  const all = async (query: { domain?: string; limit?: number } = {}) => {
    const items = []
    let cursor: string | undefined
    do {
      const page = expectOk(await bo.call(readEvidence, { params, query: { ...query, ...(cursor && { cursor }) } }))
      items.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return items
  }
  test('are as many as it says, newest first, each once, whatever the page', async () => {
    const items = await all({ limit: 7 })
    expect(items).toHaveLength(60)
    expect(new Set(items.map(({ id }) => id)).size).toBe(60)
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    expect(items.filter(({ correct }) => correct)).toHaveLength(48)
    expect(items.every(({ weight, daysSince }) => weight === 1 && daysSince === null)).toBe(true)
    const { domains } = await mine()
    for (const { key, answers } of domains) expect(await all({ domain: key })).toHaveLength(answers)
  })
  test('are open to who teaches the person, to nobody else', async () => {
    const refused = { code: 'request.not-found' }
    expectOk(await trainer.call(readEvidence, { params, query: {} }))
    for (const other of [stranger, cy, manager])
      expect(await other.call(readEvidence, { params, query: {} })).toMatchObject(refused)
  })
})

describe('what time costs here (R2)', () => {
  const costs = {
    currency: 'USD',
    retakeMinor: null,
    weekMinor: 70_000,
    trainerHourMinor: 8_000,
    participantHourMinor: 6_000,
  }
  test('is set by who leads programmes; advice uses it at once, and help has its price', async () => {
    const read = async () => expectOk(await owner.call(readCosts, { params: of }))
    expect(await read()).toMatchObject({ costs: null, defaults: { participantHourMinor: 10_000 } })
    expect((await read()).fees).toContainEqual({ code: 'AIF-C01', minor: 10_000, currency: 'USD' })
    const before = (await mine()).advice
    expect((await trainer.call(saveCosts, { params: of, body: { costs } })).ok).toBe(false)
    expect(expectOk(await owner.call(saveCosts, { params: of, body: { costs } })).costs).toEqual(costs)
    const after = (await mine()).advice
    expect(after?.prices).toMatchObject({ weekMinor: 70_000, costsFrom: 'organisation', feeFrom: 'catalogue' })
    expect(after?.options).not.toEqual(before?.options)
    const cohort = expectOk(await trainer.call(readCohortReadiness, { params: ofCohort }))
    expect(cohort.trainerHour).toEqual({ minor: 8_000, currency: 'USD', from: 'organisation' })
    for (const { help } of cohort.people) expect(help?.gain).toBeGreaterThan(0)
    expectOk(await owner.call(saveCosts, { params: of, body: { costs: null } }))
    expect((await mine()).advice).toEqual(before)
  })
})

describe('frozen forecasts (R1)', () => {
  test('a booking keeps what was believed on that day, the night keeps what changed, and each once', async () => {
    const zone = expectOk(parseZone('Europe/Madrid'))
    const date = addDays(dateIn(zone, clock()), 50)
    const body = { date, time: expectOk(parsePlainTime('10:00')), zone }
    expectOk(await bo.call(bookExam, { params: { ...ofCohort, personId: bo.personId }, body }))
    const payload = { organisationId, personId: bo.personId, certificationId }
    await tasks['readiness.booked'](payload)
    await tasks['readiness.booked'](payload)
    const [first, ...more] = (await mine()).history
    expect(more).toEqual([])
    expect(first).toMatchObject({ occasion: 'booking', examOn: date, answers: 60, model: 'adf-1' })
    await tasks['readiness.daily'](null)
    expect((await mine()).history).toHaveLength(1)
    clock.advance(day)
    await answer(bo, 60, 70, () => ({ at: instant(clock() - 60_000) }))
    await follow(bo.personId)
    await tasks['readiness.daily'](null)
    await tasks['readiness.daily'](null)
    const history = (await mine()).history
    expect(history.map(({ occasion, answers }) => [occasion, answers])).toEqual([
      ['daily', 70],
      ['booking', 60],
    ])
    expect(history[1]).toEqual(first)
  })

  test('they cannot be changed by the server', async () => {
    const change = transact(server.database, as(scope), async (tx) => {
      await tx.db.updateTable('readiness.forecasts as f').set({ chance: 1, high: 1 }).execute()
      return ok(null)
    })
    await expect(change).rejects.toThrow('permission denied')
  })

  test('an exam judges the last one before it; below fifty results the calibration is not claimed', async () => {
    const none = expectOk(await owner.call(readForecastRecord, { params: of }))
    expect(none).toMatchObject({ outcomes: 0, outcomesMissing: 50, brier: null, line: null, bands: [] })
    expect((await trainer.call(readForecastRecord, { params: of })).ok).toBe(false)
  })
})

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

describe('a manager (P4)', () => {
  /** Words of what only the person and those who teach them may read. */
  const theirs = /"(chance|low|high|share|domains|byDomain|answers|correct|points|score|reasons|notes|talks|history)":/
  const about = { ...of, personId: bo.personId, certificationId, cohortId }
  const asking = [
    readPersonReadiness,
    readCohortReadiness,
    readEvidence,
    readForecastRecord,
    readCare,
    readCosts,
  ] as const
  test('is refused everything that is said of a person beyond the summary', async () => {
    for (const operation of asking)
      expect((await manager.call(operation, { params: about, query: {} } as never)).ok).toBe(false)
  })
  test('reads of their people no domain, no answer, no number and no reason in any reply that they get', async () => {
    const replies = [
      await manager.call(readMyPeoplesReadiness, { params: of }),
      await manager.call(readCareSummary, { params: of }),
      await manager.call(readMyFollowUps, { params: of }),
    ]
    for (const reply of replies) expect(JSON.stringify(expectOk<object>(reply))).not.toMatch(theirs)
    expect(JSON.stringify(expectOk(await manager.call(readCareSummary, { params: of })))).toContain(bo.personId)
    expect(expectOk(await manager.call(readOwnReadiness, { params: of })).items).toEqual([])
  })
})
