import { setTimeout as pause } from 'node:timers/promises'
import {
  answerPoll,
  commandPoll,
  commandRun,
  createCohort,
  joinRun,
  listBlueprints,
  listCertifications,
  addShippedQuestions,
  advanceCohort,
  openRun,
  pathOf,
  readCohort,
  readConsole,
  runEvents,
  saveTakeaways,
  unavailable,
  writerHeader,
  type Client,
} from '@cadre/contracts'
import { expectOk, present, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import { admitTakers, clientWith } from '../../server/src/testing/exam-hall.ts'
import { newWriter } from '../../server/src/testing/exam.ts'
import { atMost, judged, percentile, type Figure } from './figure.ts'
import { Screen } from './live-room.ts'
import { withProduct, type Product } from './product.ts'
import { say } from './say.ts'

/** Ways to keep a room waiting or to lose its votes, planted to show that the figures find them. */
export type LiveFault = 'somebody holds the votes for two seconds' | 'an acknowledged vote is forgotten'
export type LivePlan = {
  readonly people: number
  /** Changes that are told to everybody. */
  readonly rounds: number
  /** Time in which a room fills. */
  readonly arriveMs: number
  readonly fault?: LiveFault
}

/** People press within this time of each other. */
const pressMs = 3_000

/** A webinar of 500: everybody comes in, a change is told to all, all answer, all come back at once (L-01, L-02). */
export const live = (): Promise<Figure[]> => liveRoom({ people: 500, rounds: 20, arriveMs: 30_000 })

/** The same of any size. */
export const liveRoom = (plan: LivePlan): Promise<Figure[]> =>
  withProduct(async (product) => {
    const room = await openRoom(product, plan)
    const cameIn = performance.now()
    const guests = await Promise.all(room.cookies.map((cookie, n) => comeIn(product, room, { cookie, n })))
    say(`live: ${plan.people} came in within ${Math.round(performance.now() - cameIn)} ms`)
    const told = await broadcasts(room, guests)
    const votes = await everybodyAnswers(product, room, guests)
    const back = await storm(guests)
    for (const { screen } of guests) screen.close()
    return [...told, ...votes, back]
  })

type Room = {
  readonly plan: LivePlan
  readonly owner: Client
  readonly of: { readonly organisationId: Id<'org'>; readonly runId: Id<'run'> }
  readonly cookies: readonly string[]
}
type Guest = { readonly screen: Screen; readonly writer: string }

/** A session that runs, with a seat for everybody. */
async function openRoom(product: Product, plan: LivePlan): Promise<Room> {
  const owner = clientWith(product.server.address, product.cookie)
  const organisationId = product.organisationId as Id<'org'>
  const params = { organisationId }
  const { items: certifications } = expectOk(await owner(listCertifications, { params }))
  expectOk(await owner(addShippedQuestions, { params: { ...params, code: 'AIF-C01' } }))
  const { items } = expectOk(await owner(listBlueprints, { params }))
  const blueprintId = present(
    items.find(({ code }) => code === 'AIF-C01'),
    `one of ${certifications.length} ships`,
  ).blueprintId
  const body = {
    name: 'Webinar',
    blueprintId,
    start: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    zone: 'Europe/Madrid',
    slots: [2, 4].map((weekday) => ({ weekday, at: '10:00', minutes: 90 })),
    longSlots: [],
    holidays: null,
    trainerIds: [],
    participantIds: [],
    seats: plan.people,
    trainerOverride: 'A measurement',
  }
  const { cohortId } = expectOk(await owner(createCohort, { params, body }))
  const of = { ...params, cohortId }
  for (const event of ['announce', 'confirm'] as const)
    expectOk(await owner(advanceCohort, { params: of, body: { event } }))
  const door = { address: product.server.address, superuserUrl: product.superuserUrl }
  const cookies = await admitTakers(door, params, plan.people)
  await withClient(product.superuserUrl, (client) =>
    client.query(
      `insert into cohorts.seats (organisation_id, cohort_id, person_id, state, since)
        select organisation_id, $2, person_id, 'confirmed', now() from identity.memberships
        where organisation_id = $1 and roles = '{participant}'`,
      [organisationId, cohortId],
    ),
  )
  const { sessions } = expectOk(await owner(readCohort, { params: of })).plan
  const sessionKey = present(sessions[1], 'a session is planned').key
  const { runId } = expectOk(await owner(openRun, { params: { ...of, sessionKey } }))
  const run = { ...params, runId }
  expectOk(await owner(commandRun, { params: run, body: { expectedRevision: 2, command: { kind: 'start' } } }))
  await withClient(product.superuserUrl, (client) => client.query('analyze'))
  return { plan, owner, of: run, cookies }
}

async function comeIn(
  { server }: Product,
  { plan, of }: Room,
  { cookie, n }: { cookie: string; n: number },
): Promise<Guest> {
  await pause((n / plan.people) * plan.arriveMs)
  const writer = newWriter()
  const client = clientWith(server.address, cookie)
  const join = () => client(joinRun, { params: of, body: { writer } })
  let joined = await join()
  while (!joined.ok && joined.code === unavailable.code) {
    await pause(1_000 * joined.details.retryAfterSeconds)
    joined = await join()
  }
  expectOk(joined)
  const screen = new Screen(server.address + pathOf(runEvents, of), cookie)
  await screen.open()
  return { screen, writer }
}

/** From the trainer's press to every screen. */
async function broadcasts({ plan: { people, rounds }, owner, of }: Room, guests: readonly Guest[]): Promise<Figure[]> {
  const waits: number[] = []
  for (let round = 0; round < rounds; round++) {
    const takeaways = `Round ${round} of ${newWriter()}`
    const heard = guests.map(({ screen }) => screen.until(({ data }) => data.includes(takeaways)))
    const pressed = performance.now()
    expectOk(await owner(saveTakeaways, { params: of, body: { takeaways } }))
    for (const { at } of await Promise.all(heard)) waits.push(at - pressed)
    await pause(250)
  }
  const value = percentile(
    waits.toSorted((a, b) => a - b),
    0.99,
  )
  const name = `live: a change told to ${people}, p99`
  return [judged({ name, unit: 'ms', value, detail: { rounds } }, atMost(500, 'at most 500 ms (L-01)'))]
}

/** Everybody answers within three seconds; what was acknowledged is counted in the database. */
async function everybodyAnswers(
  product: Product,
  { plan, owner, of }: Room,
  guests: readonly Guest[],
): Promise<Figure[]> {
  const { people } = plan
  const { polls } = expectOk(await owner(readConsole, { params: of }))
  const poll = present(
    polls.find(({ question }) => question.item.kind === 'single'),
    'a single choice is among them',
  )
  const item = poll.question.item
  const option = item.kind === 'single' ? (item.options[0]?.id ?? '') : ''
  const { pollId } = poll
  expectOk(await owner(commandPoll, { params: { ...of, pollId }, body: { command: 'open' } }))
  const url = product.server.address + pathOf(answerPoll, { ...of, pollId })
  const body = JSON.stringify({ response: { kind: 'single', option } })
  const held = plan.fault === 'somebody holds the votes for two seconds' ? holdVotes(product) : null
  const answered = await Promise.all(
    guests.map(async ({ writer }, n) => {
      await pause((n / people) * pressMs)
      const pressed = performance.now()
      const headers = { 'content-type': 'application/json', [writerHeader]: writer }
      const reply = await fetch(url, { method: 'PUT', headers, body })
      await reply.text()
      return { ok: reply.status === 200, ms: performance.now() - pressed }
    }),
  )
  const acknowledged = answered.filter(({ ok }) => ok)
  await held
  if (plan.fault === 'an acknowledged vote is forgotten') await forgetOne(product)
  const { rows } = await withClient(product.superuserUrl, (client) =>
    client.query<{ n: string }>('select count(*) as n from delivery.answers where poll_id = $1', [pollId]),
  )
  const lost = acknowledged.length - Number(rows[0]?.n)
  const sorted = acknowledged.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const name = `live: ${people} answers in ${pressMs / 1_000} s`
  return [
    judged({ name: `${name}, p99`, unit: 'ms', value: percentile(sorted, 0.99) }, atMost(500, 'at most 500 ms (L-01)')),
    judged(
      { name: `${name}, lost of ${acknowledged.length} acknowledged`, unit: 'answers', value: lost },
      atMost(0, 'none (L-02)'),
    ),
  ]
}

/** Every connection breaks, and everybody is back at once: until the last screen has the state whole. */
async function storm(guests: readonly Guest[]): Promise<Figure> {
  const people = guests.length
  for (const { screen } of guests) screen.close()
  await pause(500)
  const broke = performance.now()
  const back = await Promise.all(guests.map(({ screen }) => screen.open()))
  const value = Math.max(...back.map(({ at }) => at - broke)) / 1_000
  return judged({ name: `live: ${people} come back at once`, unit: 's', value }, atMost(15, 'at most 15 s (L-02)'))
}

/** As a migration or a report would that nobody has thought about. */
const holdVotes = ({ superuserUrl }: Product): Promise<unknown> =>
  withClient(superuserUrl, (client) =>
    client.query('begin; lock table delivery.answers in exclusive mode; select pg_sleep(2); commit'),
  )

const forgetOne = ({ superuserUrl }: Product): Promise<unknown> =>
  withClient(superuserUrl, (client) =>
    client.query('delete from delivery.answers where ctid = (select min(ctid) from delivery.answers)'),
  )
