import {
  commandPoll,
  commandRun,
  openRun,
  readConsole,
  readRun,
  signOfLife,
  type CallInput,
  type ReplyOf,
} from '@cadre/contracts'
import { expectOk, present, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { deliveryTasks } from '../modules/delivery/index.ts'
import { comeIn, runningCohort } from './live-session.ts'
import { openFirstOrganisation, type TestPerson } from './people.ts'
import { heldClock } from './held-clock.ts'
import { openTestServer } from './test-server.ts'

type Command = CallInput<typeof commandRun>['body']['command']
type RunId = Id<'run'>

/** A server whose clock is held, with a cohort that has begun: its trainer, four participants, and what both do in a session. */
export async function openLiveRoom() {
  const clock = heldClock(Date.UTC(2027, 2, 1, 9))
  const server = await openTestServer(clock)
  const organisation = await openFirstOrganisation(server)
  const { organisationId, owner } = organisation
  const params = { organisationId }
  const cohort = await runningCohort(server, organisation, { names: ['Bo', 'Cy', 'Di', 'Ed'], start: '2027-03-02' })
  const { cohortId, trainer, people, sessions } = cohort
  const [bo, cy, di, ed] = people
  if (!bo || !cy || !di || !ed) throw new Error('four people take part')
  const sessionAt = (place: number) => present(sessions[place], 'the cohort has sessions')
  const sessionParams = (place: number) => ({ ...params, cohortId, sessionKey: sessionAt(place).key })
  const stateOf = async (runId: RunId) => expectOk(await bo.call(readRun, { params: { ...params, runId } })).run
  return {
    clock,
    server,
    owner,
    organisationId,
    params,
    ...cohort,
    bo,
    cy,
    di,
    ed,
    sessionAt,
    sessionParams,
    stateOf,
    minutes: (n: number) => clock.advance(n * 60_000),
    until: (instant: string) => clock.advance(Date.parse(instant) - clock()),
    open: async (place: number) => expectOk(await trainer.call(openRun, { params: sessionParams(place) })).runId,
    consoleOf: async (runId: RunId) => expectOk(await trainer.call(readConsole, { params: { ...params, runId } })),
    command: async (runId: RunId, step: Command) => {
      const { revision } = await stateOf(runId)
      return trainer.call(commandRun, {
        params: { ...params, runId },
        body: { expectedRevision: revision, command: step },
      })
    },
    poll: (runId: RunId, pollId: Id<'pol'>, told: 'open' | 'close' | 'reveal') =>
      trainer.call(commandPoll, { params: { ...params, runId, pollId }, body: { command: told } }),
    enter: (person: TestPerson, runId: RunId) => comeIn(person, organisationId, runId),
    here: (runId: RunId, writer: string) => bo.call(signOfLife, { params: { ...params, runId } }, { writer }),
    /** Carries out what waits in the queue to mark a question, as a worker would. */
    markAll: async () => {
      const jobs = await withClient(server.urls.superuserUrl, (client) =>
        client.query<{ payload: unknown }>(
          `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
           where t.id = j.task_id and t.identifier = 'delivery.mark-poll' returning j.payload`,
        ),
      )
      for (const { payload } of jobs.rows) await deliveryTasks(server.database)['delivery.mark-poll'](payload)
      return jobs.rows.length
    },
  }
}

type ConsolePoll = ReplyOf<typeof readConsole>['polls'][number]

/** The first question with one answer. */
export const singleAmong = (polls: readonly ConsolePoll[]) =>
  present(
    polls.find(({ question, phase }) => question.item.kind === 'single' && phase === 'waiting'),
    'a single choice is among them',
  )

/** The right option of a single choice, and a wrong one. */
export function optionsOf({ question: { item } }: ConsolePoll): readonly [string, string] {
  if (item.kind !== 'single') throw new Error('a single choice')
  const right = item.options.find(({ credit }) => credit === 100)?.id ?? ''
  return [right, item.options.find(({ credit }) => credit === 0)?.id ?? '']
}
