import { bookHours, cancelHours, createFeed, offerHours, readOfficeHours, withdrawHours } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openCareWorld } from '../../testing/care-world.ts'

const world = await openCareWorld()
afterAll(() => world.server.close())
const { bo, cy, di, params, tea, server } = world

describe('office hours (K8)', () => {
  const offer = { start: '2027-01-25T16:00:00.000Z', minutes: 30, slots: 2, place: 'Room 4' }
  const slots = async (caller: typeof bo) => expectOk(await caller.call(readOfficeHours, { params })).slots
  test('are offered to the trainer’s own people, without overlap', async () => {
    expectOk(await tea.call(offerHours, { params, body: offer }))
    expect(await tea.call(offerHours, { params, body: { ...offer, start: '2027-01-25T16:45:00.000Z' } })).toMatchObject(
      {
        code: 'care.slot-overlaps',
      },
    )
    expect(await tea.call(offerHours, { params, body: { ...offer, start: '2027-01-01T16:00:00.000Z' } })).toMatchObject(
      {
        code: 'care.slot-in-the-past',
      },
    )
    expect((await slots(bo)).map(({ standing, trainerName }) => `${trainerName} ${standing}`)).toEqual([
      'Tea free',
      'Tea free',
    ])
    expect(await slots(di)).toEqual([])
  })
  test('are booked by exactly one person, however many press at once', async () => {
    const [slot] = await slots(bo)
    const of = { ...params, slotId: present(slot, 'two were offered').slotId }
    const topic = 'Domain 2'
    const all = await Promise.all([bo, cy, bo, cy].map((who) => who.call(bookHours, { params: of, body: { topic } })))
    expect(new Set(all.map((reply) => (reply.ok ? 'booked' : reply.code)))).toEqual(
      new Set(['booked', 'care.slot-taken']),
    )
    const [winner, loser] = all[0]?.ok ? [bo, cy] : [cy, bo]
    expect((await slots(winner))[0]).toMatchObject({ standing: 'mine', topic })
    expect((await slots(loser))[0]).toMatchObject({ standing: 'taken', bookedBy: null, topic: null })
    expect(await di.call(bookHours, { params: of, body: { topic } })).toMatchObject({ code: 'request.not-found' })
    expect(await tea.call(withdrawHours, { params: of })).toMatchObject({ code: 'care.slot-booked' })
    const { path } = expectOk(await winner.call(createFeed, { params, body: { kind: 'personal', cohortId: null } }))
    expect((await server.inject({ url: path })).body).toContain('SUMMARY:Office hours with Tea')
    expectOk(await tea.call(cancelHours, { params: of }))
    expectOk(await loser.call(bookHours, { params: of, body: { topic } }))
    expectOk(await loser.call(cancelHours, { params: of }))
    expectOk(await tea.call(withdrawHours, { params: of }))
    expect(await slots(loser)).toHaveLength(1)
  })
})
