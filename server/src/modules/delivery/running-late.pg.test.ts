import { joinRun, readRecord, runOfSession, saveTakeaways } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { openLiveRoom } from '../../testing/live-room.ts'

const room = await openLiveRoom()
afterAll(() => room.server.close())
const { bo, trainer, params } = room
room.until(room.sessionAt(1).start)
const runId = await room.open(1)
const of = { ...params, runId }
expectOk(await room.command(runId, { kind: 'start' }))
const fitNow = async () => present((await room.consoleOf(runId)).fit, 'it is off its plan')

describe('running early and late (L2)', () => {
  test('early: what is over goes to the blocks that are worth it, and the same command accepts it', async () => {
    room.minutes(3)
    expectOk(await room.command(runId, { kind: 'next' }))
    const fit = await fitNow()
    expect(fit.behindMinutes).toBeCloseTo(-12, 1)
    expect(fit.lost).toEqual([])
    const given = fit.blocks.reduce((sum, { beforeMinutes, afterMinutes }) => sum + afterMinutes - beforeMinutes, 0)
    expect(given + fit.spareMinutes).toBeCloseTo(12, 1)
    expect(fit.blocks.every(({ beforeMinutes, afterMinutes }) => afterMinutes >= beforeMinutes)).toBe(true)
    expectOk(await room.command(runId, { kind: 'refit' }))
    expect((await room.consoleOf(runId)).fit).toBeNull()
  })

  test('late: the re-fit says what is lost, and one command accepts it', async () => {
    room.minutes(65)
    const fit = await fitNow()
    expect(fit.behindMinutes).toBeGreaterThan(15)
    const given = fit.blocks.reduce((sum, { afterMinutes }) => sum + afterMinutes, 0)
    expect(given + fit.spareMinutes).toBeCloseTo(fit.minutesLeft, 6)
    expectOk(await room.command(runId, { kind: 'refit' }))
    expect((await room.consoleOf(runId)).fit).toBeNull()
  })
})

describe('the end', () => {
  test('leaves a record, and what was lost goes to the next opening review', async () => {
    expectOk(await trainer.call(saveTakeaways, { params: of, body: { takeaways: 'Input and decision first.' } }))
    room.minutes(5)
    expectOk(await room.command(runId, { kind: 'end' }))
    const record = expectOk(await trainer.call(readRecord, { params: of }))
    expect(record.blocks.map(({ outcome }) => outcome)).toContain('left-out')
    expect(record.owed.length).toBeGreaterThan(0)
    expect(record).toMatchObject({ takeaways: 'Input and decision first.' })
    const following = room.sessionAt(2)
    const told = expectOk(await trainer.call(runOfSession, { params: room.sessionParams(2) }))
    expect(told.owed.map(({ objective }) => objective).toSorted()).toEqual(
      record.owed.map(({ objective }) => objective).toSorted(),
    )
    room.until(following.start)
    const { polls } = await room.consoleOf(await room.open(2))
    expect(polls[0]?.why).toBe('Its objective was left out last time.')
    expect(expectOk(await trainer.call(readRecord, { params: of })).owed.every(({ takenUp }) => takenUp)).toBe(true)
  })

  test('takes no step, no answer and no comer any more', async () => {
    expect(await room.command(runId, { kind: 'next' })).toMatchObject({ code: 'session.over' })
    expect(await bo.call(joinRun, { params: of, body: { writer: 'w'.repeat(43) } })).toMatchObject({
      code: 'session.over',
    })
  })
})
