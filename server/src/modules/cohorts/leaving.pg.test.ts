import { addToCohort, advanceCohort, createCohort, listBlueprints, me, removeFromCohort } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import ical from 'ical.js'
import { afterAll, describe, expect, test } from 'vitest'
import { heldClock } from '../../testing/held-clock.ts'
import { join, newestMail, openFirstOrganisation } from '../../testing/people.ts'
import { openTestServer } from '../../testing/test-server.ts'

const clock = heldClock(Date.UTC(2027, 0, 11, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const { owner, organisationId } = await openFirstOrganisation(server)
const params = { organisationId }
const joining = (name: string) => join(server, { by: owner, organisationId, name, roles: ['participant'] })
const [bo, cy, di] = [await joining('Bo'), await joining('Cy'), await joining('Di')]
const { personId: lead } = expectOk(await owner.call(me, {}))
const blueprints = expectOk(await owner.call(listBlueprints, { params })).items

const planned = async (name: string) => {
  const body = {
    name,
    blueprintId: blueprints.find(({ code }) => code === 'AIF-C01')?.blueprintId ?? '',
    start: '2027-01-12',
    zone: 'America/New_York',
    slots: [2, 4].map((weekday) => ({ weekday, at: '17:00', minutes: 90 })),
    holidays: null,
    trainerIds: [lead],
    participantIds: [bo.personId, cy.personId],
    seats: 3,
    trainerOverride: 'Pilot: the certificate follows.',
  }
  const { cohortId } = expectOk(await owner.call(createCohort, { params, body }))
  return { ...params, cohortId }
}

const eventsFor = async (email: string) => {
  const mail = present(await newestMail(server, email), 'a letter was sent')
  const events = mail.attachments.map(({ content }) => {
    const calendar = new ical.Component(ical.parse(content))
    const event = new ical.Event(present(calendar.getFirstSubcomponent('vevent'), 'one session a file'))
    const asked = event.attendees.map((each) => String(each.getFirstValue()))
    return { method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence, asked }
  })
  return { ...mail, events }
}

describe('somebody is taken out of a cohort', () => {
  test('of a confirmed one they get the sessions to come cancelled, and back with a seat invited anew', async () => {
    const of = await planned('Winter')
    expectOk(await owner.call(advanceCohort, { params: of, body: { event: 'confirm' } }))
    const invited = await eventsFor(bo.email)
    clock.advance(48 * 3_600_000)
    expectOk(await owner.call(removeFromCohort, { params: { ...of, personId: bo.personId } }))
    const left = await eventsFor(bo.email)
    expect(left.subject).toBe('Winter: you no longer have a seat')
    expect(left.body_text).toContain('Its sessions to come are cancelled for you')
    expect(left.body_text).toContain('2027-01-14 17:00')
    expect(left.body_text).not.toContain('2027-01-12')
    // They may not open its page any more.
    expect(left.body_text).not.toContain('http')
    // The first of them is over.
    expect(left.events.map(({ uid }) => uid)).toEqual(invited.events.slice(1).map(({ uid }) => uid))
    for (const event of left.events)
      expect(event).toMatchObject({ method: 'CANCEL', sequence: 1, asked: [`mailto:${bo.email}`] })
    expect((await newestMail(server, cy.email))?.subject).toBe('Winter: your sessions')

    expectOk(await owner.call(addToCohort, { params: of, body: { personId: bo.personId, as: 'invited' } }))
    const back = await eventsFor(bo.email)
    const again = back.events.filter(({ uid }) => left.events.some((event) => event.uid === uid))
    expect(again).toHaveLength(left.events.length)
    for (const event of again) expect(event).toMatchObject({ method: 'REQUEST', sequence: 1 })
  })
  test('of one that is only announced they get a word', async () => {
    const of = await planned('Spring')
    expectOk(await owner.call(advanceCohort, { params: of, body: { event: 'announce' } }))
    expectOk(await owner.call(removeFromCohort, { params: { ...of, personId: cy.personId } }))
    expect(await newestMail(server, cy.email)).toMatchObject({
      subject: 'Spring: you no longer have a seat',
      body_text: expect.not.stringContaining('http'),
      attachments: [],
    })
  })
  test('of a draft, and without a seat, nothing is sent', async () => {
    const of = await planned('Autumn')
    const before = await newestMail(server, di.email)
    expectOk(await owner.call(addToCohort, { params: of, body: { personId: di.personId, as: 'confirmed' } }))
    expectOk(await owner.call(removeFromCohort, { params: { ...of, personId: di.personId } }))
    expectOk(await owner.call(advanceCohort, { params: of, body: { event: 'confirm' } }))
    expectOk(await owner.call(addToCohort, { params: of, body: { personId: di.personId, as: 'waiting' } }))
    expectOk(await owner.call(removeFromCohort, { params: { ...of, personId: di.personId } }))
    expect(await newestMail(server, di.email)).toEqual(before)
  })
})
