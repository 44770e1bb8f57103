import { giveNotice, joinRun, openRun, readConsole, readRun, runOfSession } from '@cadre/contracts'
import { commandRun } from '@cadre/contracts'
import { expectOk, ok } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { as, transact } from '../../platform/db/transaction.ts'
import { organisationScope } from '../../platform/scope.ts'
import { openLiveRoom } from '../../testing/live-room.ts'
import { fillSession } from '../cohorts/index.ts'

const room = await openLiveRoom()
afterAll(() => room.server.close())
const { bo, ed, trainer, owner, params, organisationId, cohortId, clock } = room
const taught = room.sessionAt(1)
room.until(taught.start)
room.minutes(-10)
const notice = await ed.call(giveNotice, { params: room.sessionParams(1), body: { reason: 'At the dentist' } })
const runId = await room.open(1)
const of = { ...params, runId }

describe('a session is opened (L1, S3)', () => {
  test('once, with its opening quiz and a reason for each question', async () => {
    expect(expectOk(notice)).toEqual({})
    expect(expectOk(await trainer.call(openRun, { params: room.sessionParams(1) })).runId).toBe(runId)
    const { polls, notes, objectives, people: seen, unconfirmed } = await room.consoleOf(runId)
    const opening = polls.filter(({ purpose }) => purpose === 'opening')
    expect(opening.length).toBeGreaterThanOrEqual(5)
    expect(opening.every(({ why }) => why.length > 10)).toBe(true)
    expect(notes.length).toBeGreaterThan(3)
    expect(objectives.length).toBeGreaterThan(0)
    expect(seen.find(({ name }) => name === 'Ed')?.noticeReason).toBe('At the dentist')
    expect(unconfirmed).toBe(4)
  })

  test('its trainers run it; participants see what everybody sees, others nothing', async () => {
    expect(await bo.call(readConsole, { params: of })).toMatchObject({ code: 'auth.forbidden' })
    expect(expectOk(await bo.call(runOfSession, { params: room.sessionParams(1) }))).toMatchObject({
      run: { runId, phase: 'open' },
      mayLead: false,
      holdsSeat: true,
    })
    expect(expectOk(await trainer.call(readRun, { params: of })).mayLead).toBe(true)
    expect(await owner.call(joinRun, { params: of, body: { writer: 'w'.repeat(43) } })).toMatchObject({
      code: 'request.not-found',
    })
  })

  test('two screens never step twice', async () => {
    const { revision } = await room.stateOf(runId)
    clock.advance(Date.parse(taught.start) - clock())
    const step = () =>
      trainer.call(commandRun, { params: of, body: { expectedRevision: revision, command: { kind: 'start' } } })
    const both = await Promise.all([step(), step()])
    expect(both.map((reply) => (reply.ok ? 'ok' : reply.code)).toSorted()).toEqual(['delivery.moved-on', 'ok'])
    expect(await room.stateOf(runId)).toMatchObject({ phase: 'running', at: 0 })
  })

  test('what was done to it is kept in order', async () => {
    const { rows } = await withClient(room.server.urls.superuserUrl, (client) =>
      client.query<{ kind: string }>('select kind from delivery.run_events where run_id = $1 order by revision', [
        runId,
      ]),
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['open', 'furnish', 'start'])
  })
})

describe('a session that was filled for this group (R3)', () => {
  test('is run from the cohort’s own copy: its notes, objectives and practice questions', async () => {
    const before = await room.consoleOf(runId)
    const filled = room.sessionAt(5)
    const scope = organisationScope(organisationId)
    const named = await withClient(room.server.urls.superuserUrl, (client) =>
      client.query<{ key: string; text: string }>(
        `select o ->> 'key' as key, o ->> 'text' as text from blueprints.versions v
           join cohorts.cohorts c on c.version_id = v.version_id,
           jsonb_array_elements(v.content -> 'modules') m, jsonb_array_elements(m -> 'objectives') o
           where c.cohort_id = $1 order by 1 limit 2`,
        [cohortId],
      ),
    )
    const content = { objectives: named.rows.map(({ key }) => key), notes: ['Weak areas of this group: costs.'] }
    expectOk(
      await transact(room.server.database, as(scope), async (tx) =>
        ok(await fillSession(tx, cohortId, { sessionKey: filled.key, content, words: 'Filled with costs' })),
      ),
    )
    const shown = await room.consoleOf(await room.open(5))
    expect(shown.objectives.toSorted()).toEqual(named.rows.map(({ text }) => text).toSorted())
    expect(shown.notes.flatMap(({ notes }) => notes)).toContain('Weak areas of this group: costs.')
    const practice = shown.polls.filter(({ purpose }) => purpose === 'practice')
    expect(practice.length).toBeGreaterThan(0)
    for (const { why } of practice) expect(named.rows.some(({ text }) => why.endsWith(text))).toBe(true)
    expect(await room.consoleOf(runId)).toEqual(before)
  })
})
