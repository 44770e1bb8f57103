import {
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
  updateMember,
} from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openReadinessWorld } from '../../testing/readiness-world.ts'

const world = await openReadinessWorld()
afterAll(() => world.server.close())
await world.bothAnswered()
const { bo, certificationId, cohortId, cy, manager, mine, of, ofCohort, owner, stranger, trainer } = world

describe('who sees what', () => {
  test('the trainer who leads sees the cohort; another trainer and the participants do not', async () => {
    const view = expectOk(await trainer.call(readCohortReadiness, { params: ofCohort }))
    expect(view.people.map(({ name, answers }) => [name, answers])).toEqual([
      ['Bo', 60],
      ['Cy', 30],
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
