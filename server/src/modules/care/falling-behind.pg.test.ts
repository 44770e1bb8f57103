import {
  closeFlag,
  listNeedingCare,
  noteTalk,
  readAudit,
  readCare,
  readCareSummary,
  readMyCare,
  readMyFollowUps,
  readNotifications,
  readReviewPreferences,
  saveReviewPreferences,
  saveCarePlan,
  updateMember,
} from '@cadre/contracts'
import { expectOk, parsePlainTime } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { openCareWorld } from '../../testing/care-world.ts'
import { newestMail } from '../../testing/people.ts'

const world = await openCareWorld()
afterAll(() => world.server.close())
const { bo, boIn, clock, cy, max, needing, owner, params, run, tea, tom, winter, server } = world

const time = (text: string) => expectOk(parsePlainTime(text))
const remind = () => run('care.remind')

/** To the owner once, outside their quiet hours, and only where they want it. */
async function followUpsAreMailed() {
  const subject = async () => (await newestMail(server, tea.email))?.subject
  const chosen = expectOk(await tea.call(readReviewPreferences, { params }))
  const choose = (part: object) => tea.call(saveReviewPreferences, { params, body: { ...chosen, ...part } })
  const before = await subject()
  expectOk(await choose({ careLetters: false }))
  await remind()
  expectOk(await choose({ quietFrom: time('09:00'), quietTo: time('12:00') }))
  await remind()
  expect(await subject()).toBe(before)
  expectOk(await choose({}))
  await remind()
  expect(await newestMail(server, tea.email)).toMatchObject({
    subject: 'Look again at Bo',
    body_text: expect.stringContaining('Look again at Bo, Winter: agreed for 2027-01-22.'),
  })
  await remind()
  const { rows } = await withClient(server.urls.superuserUrl, (client) =>
    client.query('select count(*)::int as sent from care.reminders'),
  )
  expect(rows).toEqual([{ sent: 1 }])
}

/** The morning of the day that was agreed, where the organisation is. */
const lookAgain = {
  notificationId: expect.stringMatching(/^follow-up-cpl_\w+-2027-01-22$/),
  at: '2027-01-21T23:00:00.000Z',
  words: 'Look again at Bo, Winter: agreed for 2027-01-22',
  place: `care/${winter}/${bo.personId}`,
}
const toldOfBo = async (caller: typeof owner) =>
  expectOk(await caller.call(readNotifications, { params })).items.filter(({ words }) => words.includes('Look again'))

describe('falling behind (K8)', () => {
  test('is seen by who leads the cohort and who runs the programme, with the rows it rests on', async () => {
    expect(await needing()).toEqual([])
    clock.advance(8 * 86_400_000)
    expect(await needing()).toMatchObject([
      { name: 'Bo', cohortName: 'Winter', state: 'open', since: '2027-01-19', best: null },
      { name: 'Cy', reasons: [{ kind: 'no-practice', words: 'No practice for 7 days', rows: [{ on: '2027-01-12' }] }] },
    ])
    expect(await needing(tea)).toHaveLength(2)
    expect(await needing(tom)).toEqual([])
    expect(await bo.call(listNeedingCare, { params })).toMatchObject({ code: 'auth.forbidden' })
    expect(await tom.call(readCare, { params: boIn })).toMatchObject({ code: 'request.not-found' })
  })
  test('is written down once a day, keeps its day, and stays away when a human closed it', async () => {
    await run('care.raise-flags')
    await run('care.raise-flags')
    clock.advance(86_400_000)
    expect((await needing())[0]).toMatchObject({ since: '2027-01-19', state: 'open' })
    const cyIn = { ...boIn, personId: cy.personId }
    expectOk(await tea.call(closeFlag, { params: cyIn, body: { because: 'Ill; back on Monday' } }))
    expect(await needing()).toMatchObject([{ name: 'Bo' }])
    expect(await tea.call(closeFlag, { params: cyIn, body: { because: 'Again' } })).toMatchObject({
      code: 'care.nothing-to-close',
    })
    const { history } = expectOk(await owner.call(readCare, { params: cyIn }))
    expect(history.map(({ words, by }) => `${words} (${by})`)).toEqual([
      'Closed: Ill; back on Monday (Tea)',
      'Raised: No practice for 7 days ()',
    ])
  })
  test('is talked about, and what was said is read by those it is for', async () => {
    const talk = (notes: string, readers: 'author' | 'carers' | 'person') =>
      tea.call(noteTalk, { params: boIn, body: { heldOn: '2027-01-20', obstacles: ['time'], notes, readers } })
    for (const readers of ['author', 'carers', 'person'] as const) expectOk(await talk(`for ${readers}`, readers))
    const read = async (caller: typeof tea) =>
      expectOk(await caller.call(readCare, { params: boIn }))
        .talks.map(({ notes }) => notes)
        .toSorted()
    expect(await read(tea)).toEqual(['for author', 'for carers', 'for person'])
    expect(expectOk(await owner.call(readCare, { params: boIn })).talks).toHaveLength(2)
    expect(expectOk(await bo.call(readMyCare, { params })).talks).toMatchObject([{ notes: 'for person', by: 'Tea' }])
    expect((await needing())[0]).toMatchObject({ name: 'Bo', state: 'in-care', lastTalkOn: '2027-01-20' })
    const audit = JSON.stringify(expectOk(await owner.call(readAudit, { params, query: {} })).items)
    expect(audit).toContain('care.note-talk')
    expect(audit).not.toContain('for carers')
  })
  test('gets a plan with an owner and a day to look again, which two people cannot change at once', async () => {
    const plan = {
      expectedRevision: 0,
      ownerId: tea.personId,
      steps: [{ kind: 'office-hours' as const, words: 'Go through domain 2' }],
      followUpOn: '2027-01-22',
    }
    expectOk(await tea.call(saveCarePlan, { params: boIn, body: plan }))
    expect(await owner.call(saveCarePlan, { params: boIn, body: plan })).toMatchObject({
      code: 'care.plan-changed',
      details: { revision: 1 },
    })
    expect((await needing())[0]?.followUpDue).toBe(false)
    clock.advance(2 * 86_400_000)
    expect((await needing())[0]).toMatchObject({ followUpDue: true, plan: { ownerName: 'Tea', revision: 1 } })
    expect(expectOk(await tea.call(readMyFollowUps, { params })).followUps).toMatchObject([
      { name: 'Bo', cohortName: 'Winter', followUpOn: '2027-01-22', steps: 1, done: 0 },
    ])
    expect(expectOk(await tom.call(readMyFollowUps, { params })).followUps).toEqual([])
    expect(await toldOfBo(tea)).toEqual([lookAgain])
    expect(await toldOfBo(owner)).toEqual([])
    await followUpsAreMailed()
    expect(await toldOfBo(tea)).toEqual([lookAgain])
    const done = {
      ...plan,
      expectedRevision: 1,
      steps: [{ ...plan.steps[0], kind: 'office-hours' as const, words: 'Done', done: true }],
    }
    expectOk(await tea.call(saveCarePlan, { params: boIn, body: { ...done, state: 'kept' } }))
    expect(expectOk(await bo.call(readMyCare, { params })).plans).toEqual([])
    expect(await toldOfBo(tea)).toEqual([])
  })
  test('reaches a manager as a state alone', async () => {
    expectOk(
      await owner.call(updateMember, {
        params: { ...params, personId: bo.personId },
        body: { managerId: max.personId },
      }),
    )
    const seen = expectOk(await max.call(readCareSummary, { params })).people
    expect(seen).toEqual([
      { personId: bo.personId, name: 'Bo', cohorts: [{ cohortId: winter, name: 'Winter', standing: 'in-care' }] },
    ])
    expect(await max.call(readCare, { params: boIn })).toMatchObject({ code: 'auth.forbidden' })
  })
})
