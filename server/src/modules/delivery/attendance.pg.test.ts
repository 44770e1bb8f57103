import { giveNotice, listRuns, readAttendance, saveAttendance } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openLiveRoom } from '../../testing/live-room.ts'

const room = await openLiveRoom()
afterAll(() => room.server.close())
const { bo, cy, di, ed, trainer, params } = room
room.until(room.sessionAt(1).start)
room.minutes(-60)
expectOk(await ed.call(giveNotice, { params: room.sessionParams(1), body: { reason: 'At the dentist' } }))
const runId = await room.open(1)
const of = { ...params, runId }
room.until(room.sessionAt(1).start)
expectOk(await room.command(runId, { kind: 'start' }))
const { writer } = await room.enter(bo, runId)
for (let minute = 0; minute < 60; minute++) {
  expectOk(await room.here(runId, writer))
  room.minutes(1)
}
expectOk(await room.command(runId, { kind: 'end' }))

const states = async () => expectOk(await trainer.call(readAttendance, { params: of }))
const save = (items: { personId: typeof bo.personId; state: 'present' | 'excused' | 'absent'; note?: string }[]) =>
  trainer.call(saveAttendance, { params: of, body: { items } })

describe('attendance (K6)', () => {
  test('is proposed from presence, confirmed, and corrected with its history', async () => {
    const proposed = await states()
    expect(proposed.items.map(({ name, proposed: state }) => [name, state])).toEqual([
      ['Bo', 'present'],
      ['Cy', 'absent'],
      ['Di', 'absent'],
      ['Ed', 'excused'],
    ])
    const items = proposed.items.map(({ personId, proposed: state }) => ({ personId, state }))
    expectOk(await trainer.call(saveAttendance, { params: of, body: { items } }))
    expectOk(await trainer.call(saveAttendance, { params: of, body: { items } }))
    expectOk(await save([{ personId: cy.personId, state: 'present', note: 'Was there on a colleague’s phone' }]))
    const after = (await states()).items[1]
    expect(after).toMatchObject({ confirmed: 'present', history: [{ by: 'Tess' }, { state: 'absent' }] })
    expect(after?.history).toHaveLength(2)
    const { items: runs } = expectOk(await bo.call(listRuns, { params, query: {} }))
    expect(
      present(
        runs.find((run) => run.runId === runId),
        'it was held',
      ).attendance,
    ).toEqual({
      present: 2,
      partly: 0,
      excused: 1,
      absent: 1,
    })
    expect((await room.consoleOf(runId)).unconfirmed).toBe(0)
  })

  test('excuses whoever gave notice before; where it was given elsewhere, the trainer writes down how', async () => {
    const excuse = (note: string) => save([{ personId: di.personId, state: 'excused', note }])
    expect(await excuse('')).toMatchObject({
      code: 'delivery.excused-without-notice',
      details: { personIds: [di.personId] },
    })
    expectOk(await excuse('Called on Monday'))
    expectOk(await save([{ personId: ed.personId, state: 'present' }]))
    expectOk(await save([{ personId: ed.personId, state: 'excused' }]))
  })

  test('is of people of the cohort, and confirmed by its trainers', async () => {
    expect(await save([{ personId: trainer.personId, state: 'present' }])).toMatchObject({
      code: 'delivery.not-of-this-cohort',
    })
    expect(await bo.call(readAttendance, { params: of })).toMatchObject({ code: 'auth.forbidden' })
  })
})
