import {
  bookExam,
  readCohortReadiness,
  readCosts,
  readForecastRecord,
  readPersonReadiness,
  saveCosts,
} from '@cadre/contracts'
import { addDays, dateIn, expectOk, instant, ok, parsePlainTime, parseZone, present, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { as, transact } from '../../platform/db/transaction.ts'
import { day, openReadinessWorld } from '../../testing/readiness-world.ts'
import { answersOf, correctAnswers } from '../reviews/index.ts'
import { abilitiesOf } from './index.ts'
import { beliefsOf } from './store/beliefs.ts'

const world = await openReadinessWorld()
afterAll(() => world.server.close())
const {
  answer,
  answered,
  bo,
  certificationId,
  clock,
  cohortId,
  cy,
  follow,
  mine,
  of,
  ofCohort,
  organisationId,
  owner,
  reading,
  scope,
  server,
  tasks,
  trainer,
  writing,
} = world

const beliefOf = async (personId: Id<'per'>) =>
  (await reading((reads) => beliefsOf(reads, { personIds: [personId], certificationId }))).get(personId)

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
