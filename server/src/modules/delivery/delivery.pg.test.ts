import {
  addPoll,
  answerPoll,
  commandPoll,
  commandRun,
  giveNotice,
  joinRun,
  listRuns,
  markLab,
  openRun,
  park,
  raiseQuestion,
  readAttendance,
  readConsole,
  readMyPart,
  readRecord,
  readRun,
  runOfSession,
  saveAttendance,
  saveTakeaways,
  setPairs,
  settleRaised,
  signOfLife,
  type CallInput,
} from '@cadre/contracts'
import { expectOk, present, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { memoriesOf } from '../reviews/index.ts'
import { as, read } from '../../platform/db/transaction.ts'
import { organisationScope } from '../../platform/scope.ts'
import { comeIn, runningCohort } from '../../testing/live-session.ts'
import { openFirstOrganisation } from '../../testing/people.ts'
import { heldClock, openTestServer } from '../../testing/test-server.ts'
import { deliveryTasks } from './jobs.ts'

const clock = heldClock(Date.UTC(2027, 2, 1, 9))
const server = await openTestServer(clock)
afterAll(() => server.close())
const organisation = await openFirstOrganisation(server)
const { organisationId, owner } = organisation
const params = { organisationId }
const { cohortId, certificationId, trainer, people, sessions } = await runningCohort(server, organisation, {
  names: ['Bo', 'Cy', 'Di', 'Ed'],
  start: '2027-03-02',
})
const [bo, cy, di, ed] = people
if (!bo || !cy || !di || !ed) throw new Error('four people take part')
const [, taught, following] = sessions
if (!taught || !following) throw new Error('the cohort has sessions')
const session = { ...params, cohortId, sessionKey: taught.key }

const minutes = (n: number) => clock.advance(n * 60_000)
const consoleOf = async (runId: Id<'run'>) =>
  expectOk(await trainer.call(readConsole, { params: { ...params, runId } }))
const stateOf = async (runId: Id<'run'>) => expectOk(await bo.call(readRun, { params: { ...params, runId } })).run
type Command = CallInput<typeof commandRun>['body']['command']
async function command(runId: Id<'run'>, step: Command) {
  const { revision } = await stateOf(runId)
  return trainer.call(commandRun, {
    params: { ...params, runId },
    body: { expectedRevision: revision, command: step },
  })
}
const poll = (runId: Id<'run'>, pollId: Id<'pol'>, told: 'open' | 'close' | 'reveal') =>
  trainer.call(commandPoll, { params: { ...params, runId, pollId }, body: { command: told } })

/** Carries out what waits in the queue to mark a question, as a worker would. */
async function markAll() {
  const jobs = await withClient(server.urls.superuserUrl, (client) =>
    client.query<{ payload: unknown }>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = 'delivery.mark-poll' returning j.payload`,
    ),
  )
  for (const { payload } of jobs.rows) await deliveryTasks(server.database)['delivery.mark-poll'](payload)
  return jobs.rows.length
}
const memories = async () =>
  expectOk(
    await read(server.database, as(organisationScope(organisationId)), async (reads) => ({
      ok: true as const,
      value: await memoriesOf(reads, { personIds: people.map(({ personId }) => personId), certificationId }),
    })),
  )

clock.advance(Date.parse(taught.start) - 10 * 60_000 - clock())
const notice = await ed.call(giveNotice, { params: session, body: { reason: 'At the dentist' } })
const { runId } = expectOk(await trainer.call(openRun, { params: session }))
const of = { ...params, runId }
const seats = [await comeIn(bo, organisationId, runId), await comeIn(cy, organisationId, runId)]
const answer = (seat: number, pollId: Id<'pol'>, option: string) =>
  bo.call(
    answerPoll,
    { params: { ...of, pollId }, body: { response: { kind: 'single', option } } },
    { writer: seats[seat]?.writer ?? '' },
  )
const here = (seat: number) => bo.call(signOfLife, { params: of }, { writer: seats[seat]?.writer ?? '' })

describe('a session is opened (L1, S3)', () => {
  test('once, with its opening quiz and a reason for each question', async () => {
    expect(expectOk(notice)).toEqual({})
    expect(expectOk(await trainer.call(openRun, { params: session })).runId).toBe(runId)
    const { polls, notes, objectives, people: seen } = await consoleOf(runId)
    const opening = polls.filter(({ purpose }) => purpose === 'opening')
    expect(opening.length).toBeGreaterThanOrEqual(5)
    expect(opening.every(({ why }) => why.length > 10)).toBe(true)
    expect(notes.length).toBeGreaterThan(3)
    expect(objectives.length).toBeGreaterThan(0)
    expect(seen.find(({ name }) => name === 'Ed')?.noticeReason).toBe('At the dentist')
  })

  test('its trainers run it; participants see what everybody sees, others nothing', async () => {
    expect(await bo.call(readConsole, { params: of })).toMatchObject({ code: 'auth.forbidden' })
    expect(expectOk(await bo.call(runOfSession, { params: session }))).toMatchObject({
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
    const { revision } = await stateOf(runId)
    clock.advance(Date.parse(taught.start) - clock())
    const step = () =>
      trainer.call(commandRun, { params: of, body: { expectedRevision: revision, command: { kind: 'start' } } })
    const both = await Promise.all([step(), step()])
    expect(both.map((reply) => (reply.ok ? 'ok' : reply.code)).toSorted()).toEqual(['delivery.moved-on', 'ok'])
    expect(await stateOf(runId)).toMatchObject({ phase: 'running', at: 0 })
  })
})

describe('a question is asked', () => {
  test('of each person once: the first answer stands, a repeat says which', async () => {
    const single = present(
      (await consoleOf(runId)).polls.find(({ question }) => question.item.kind === 'single'),
      'a single choice is among them',
    )
    const [right, wrong] = optionsOf(single)
    expect(await answer(0, single.pollId, right)).toMatchObject({ code: 'delivery.poll-not-open' })
    expectOk(await poll(runId, single.pollId, 'open'))
    const racing = await Promise.all([right, wrong, right].map((option) => answer(0, single.pollId, option)))
    const told = new Set(racing.map((reply) => JSON.stringify(expectOk(reply).response)))
    expect(told.size).toBe(1)
    expectOk(await answer(1, single.pollId, wrong))
    const { counts, poll: shown } = await stateOf(runId)
    expect(counts).toMatchObject({ pollId: single.pollId, answered: 2 })
    expect(shown).toMatchObject({ phase: 'open', tally: null, review: null })
    expect(JSON.stringify(shown)).not.toContain('credit')
  })

  test('a stranger’s secret finds nothing, and another kind of answer is refused', async () => {
    const { poll: shown } = await stateOf(runId)
    const pollId = present(shown, 'it is on screen').pollId
    const body = { response: { kind: 'single' as const, option: 'x' } }
    const reply = await bo.call(answerPoll, { params: { ...of, pollId }, body }, { writer: 's'.repeat(43) })
    expect(reply).toMatchObject({ code: 'request.not-found' })
    const late = await comeIn(di, organisationId, runId)
    const text = { response: { kind: 'text' as const, text: 'x' } }
    expect(await di.call(answerPoll, { params: { ...of, pollId }, body: text }, { writer: late.writer })).toMatchObject(
      {
        code: 'delivery.answer-does-not-fit',
      },
    )
  })

  test('closed it shows counts, revealed the key; then it takes no answer any more', async () => {
    const { poll: shown } = await stateOf(runId)
    const pollId = present(shown, 'it is on screen').pollId
    expectOk(await poll(runId, pollId, 'close'))
    expect((await stateOf(runId)).poll).toMatchObject({ tally: { answered: 2 }, review: null })
    expect(await markAll()).toBe(1)
    expectOk(await poll(runId, pollId, 'reveal'))
    expect((await stateOf(runId)).poll?.review).not.toBeNull()
    expect(await poll(runId, pollId, 'open')).toMatchObject({ code: 'delivery.poll-refused' })
    const mine = expectOk(await bo.call(readMyPart, { params: of }))
    expect(mine.answers).toHaveLength(1)
    expect(mine.answers[0]?.right).not.toBeNull()
  })

  test('and what was answered is evidence: the memories have moved', async () => {
    expect(await memories()).toHaveLength(2)
  })

  test('a question of the bank can be added once', async () => {
    const [candidate] = (await consoleOf(runId)).candidates
    const body = { questionId: present(candidate, 'the bank has more').questionId }
    expectOk(await trainer.call(addPoll, { params: of, body }))
    expect(await trainer.call(addPoll, { params: of, body })).toMatchObject({ code: 'delivery.question-not-live' })
  })
})

const optionsOf = ({ question: { item } }: Awaited<ReturnType<typeof consoleOf>>['polls'][number]) => {
  if (item.kind !== 'single') throw new Error('a single choice')
  const right = item.options.find(({ credit }) => credit === 100)?.id ?? ''
  return [right, item.options.find(({ credit }) => credit === 0)?.id ?? ''] as const
}

describe('people in the room', () => {
  test('are counted while they give signs of life', async () => {
    expectOk(await here(0))
    expectOk(await here(1))
    expect((await stateOf(runId)).counts.present).toBe(2)
    minutes(10)
    expect((await stateOf(runId)).counts.present).toBe(0)
    expectOk(await here(0))
    expect((await stateOf(runId)).counts.present).toBe(1)
  })

  test('raise questions, between sessions too; the trainer answers or parks them', async () => {
    const raise = (text: string, at: Id<'run'> | null) =>
      bo.call(raiseQuestion, { params: { ...params, cohortId }, body: { text, runId: at } })
    expectOk(await raise('Why not a rule?', runId))
    clock.advance(1_000)
    expectOk(await raise('What about costs?', null))
    const { raised } = await consoleOf(runId)
    expect(raised.map(({ text, by, before }) => [text, by, before])).toEqual([
      ['Why not a rule?', 'Bo', false],
      ['What about costs?', 'Bo', true],
    ])
    const [first, second] = raised
    const settle = (raisedId: Id<'rai'> | undefined, state: 'answered' | 'parked') =>
      trainer.call(settleRaised, {
        params: { ...of, raisedId: present(raisedId, 'it was raised') },
        body: { state, answer: 'Because it is enough.' },
      })
    expectOk(await settle(first?.raisedId, 'answered'))
    expectOk(await settle(second?.raisedId, 'parked'))
    clock.advance(1_000)
    expectOk(await trainer.call(park, { params: of, body: { text: 'Look at prices' } }))
    const after = await consoleOf(runId)
    expect(after.parked.map(({ text }) => text)).toEqual(['What about costs?', 'Look at prices'])
    expect((await stateOf(runId)).counts).toMatchObject({ raised: 0, parked: 2 })
  })

  test('are paired for the lab, and told with whom by name; others see only that there are pairs (K7)', async () => {
    const { pairs } = expectOk(await trainer.call(setPairs, { params: of, body: { groups: null } }))
    expect(pairs.flatMap(({ people: pair }) => pair)).toHaveLength(1)
    const groups = [
      [bo.personId, cy.personId],
      [di.personId, ed.personId],
    ]
    expectOk(await trainer.call(setPairs, { params: of, body: { groups } }))
    expect(expectOk(await bo.call(readMyPart, { params: of })).pair).toMatchObject({ names: ['Cy'] })
    expectOk(await bo.call(markLab, { params: of, body: { done: true } }))
    const state = await stateOf(runId)
    expect(state).toMatchObject({ paired: true, counts: { labDone: 1 } })
    expect(JSON.stringify(state)).not.toContain('Cy')
  })
})

describe('running late (L2)', () => {
  test('the re-fit says what is lost, and one command accepts it', async () => {
    minutes(30)
    expectOk(await command(runId, { kind: 'next' }))
    const { fit } = await consoleOf(runId)
    expect(fit?.behindMinutes).toBeGreaterThan(20)
    const given = present(fit, 'it is late').blocks.reduce((sum, { afterMinutes }) => sum + afterMinutes, 0)
    expect(given + present(fit, 'it is late').spareMinutes).toBeCloseTo(present(fit, 'it is late').minutesLeft, 6)
    expectOk(await command(runId, { kind: 'refit' }))
    expect((await consoleOf(runId)).fit).toBeNull()
  })

  test('the end leaves a record, and what was lost goes to the next opening review', async () => {
    expectOk(await trainer.call(saveTakeaways, { params: of, body: { takeaways: 'Input and decision first.' } }))
    minutes(5)
    expectOk(await command(runId, { kind: 'end' }))
    const record = expectOk(await trainer.call(readRecord, { params: of }))
    expect(record.blocks.map(({ outcome }) => outcome)).toContain('left-out')
    expect(record.owed.length).toBeGreaterThan(0)
    expect(record).toMatchObject({ takeaways: 'Input and decision first.', questions: [{ answered: 2 }] })
    const next = { ...params, cohortId, sessionKey: following.key }
    const told = expectOk(await trainer.call(runOfSession, { params: next }))
    expect(told.owed.map(({ objective }) => objective).toSorted()).toEqual(
      record.owed.map(({ objective }) => objective).toSorted(),
    )
    clock.advance(Date.parse(following.start) - clock())
    const opened = expectOk(await trainer.call(openRun, { params: next }))
    const { polls, quizValue } = await consoleOf(opened.runId)
    expect(polls[0]?.why).toBe('Its objective was left out last time.')
    expect(quizValue?.chosen).toBeGreaterThanOrEqual(quizValue?.random ?? 0)
    expect(expectOk(await trainer.call(readRecord, { params: of })).owed.every(({ takenUp }) => takenUp)).toBe(true)
  })

  test('a session that has ended takes no step, no answer and no comer', async () => {
    expect(await command(runId, { kind: 'next' })).toMatchObject({ code: 'session.over' })
    expect(await bo.call(joinRun, { params: of, body: { writer: 'w'.repeat(43) } })).toMatchObject({
      code: 'session.over',
    })
  })
})

describe('attendance (K6)', () => {
  test('is proposed from presence, confirmed, and corrected with its history', async () => {
    const proposed = expectOk(await trainer.call(readAttendance, { params: of }))
    expect(proposed.items.map(({ name, proposed: state }) => [name, state])).toEqual([
      ['Bo', 'absent'],
      ['Cy', 'absent'],
      ['Di', 'absent'],
      ['Ed', 'excused'],
    ])
    const items = proposed.items.map(({ personId, proposed: state }) => ({ personId, state }))
    expectOk(await trainer.call(saveAttendance, { params: of, body: { items } }))
    expectOk(await trainer.call(saveAttendance, { params: of, body: { items } }))
    const correct = { personId: bo.personId, state: 'present' as const, note: 'Was there on a colleague’s phone' }
    expectOk(await trainer.call(saveAttendance, { params: of, body: { items: [correct] } }))
    const after = expectOk(await trainer.call(readAttendance, { params: of })).items[0]
    expect(after).toMatchObject({ confirmed: 'present', history: [{ by: 'Tess' }, { state: 'absent' }] })
    const { items: runs } = expectOk(await bo.call(listRuns, { params, query: {} }))
    expect(runs.find((run) => run.runId === runId)?.attendance).toEqual({
      present: 1,
      partly: 0,
      excused: 1,
      absent: 2,
    })
  })

  test('only of people of the cohort, and by its trainers', async () => {
    const items = [{ personId: trainer.personId, state: 'present' as const }]
    expect(await trainer.call(saveAttendance, { params: of, body: { items } })).toMatchObject({
      code: 'delivery.not-of-this-cohort',
    })
    expect(await bo.call(readAttendance, { params: of })).toMatchObject({ code: 'auth.forbidden' })
  })
})

test('what was done to a run is kept in order', async () => {
  const { rows } = await withClient(server.urls.superuserUrl, (client) =>
    client.query<{ kind: string; at: Date }>(
      'select kind, at from delivery.run_events where run_id = $1 order by revision',
      [runId],
    ),
  )
  expect(rows.map(({ kind }) => kind).slice(0, 3)).toEqual(['open', 'furnish', 'start'])
})
