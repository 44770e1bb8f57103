import { isMutation, operations, type Operation } from '@cadre/contracts'
import { withClient } from '@cadre/server/postgres'
import { ask, type Answered, type Asked } from './ask.ts'
import type { Principal } from './principals.ts'
import { countRows, stateOf } from './state.ts'
import { freshSession } from './population.ts'
import { lookAround, requestsOf, type World } from './world.ts'

export type RepeatReport = { readonly held: number; readonly faults: readonly string[] }
const atOnce = 10

/** a mutation by key, ten times at once, has the effect of one; a natural one leaves the same state the second time. */
export async function runRepeats(world: World, chosen: readonly Operation[] = operations): Promise<RepeatReport> {
  const faults: string[] = []
  let held = 0
  for (const operation of chosen.filter(isMutation).toSorted(endingLast)) {
    const known = world.known.get(operation.id)
    if (!known || known.why !== null) continue
    const by = await signedInAfresh(world, known.by)
    const found = await (operation.idempotency === 'key' ? tenAtOnce : twice)(world, operation, by)
    faults.push(...found.map((fault) => `${operation.id}: ${fault}`))
    held++
  }
  return { held, faults }
}

/** Some operations end the session they are called with. */
async function signedInAfresh({ server }: World, by: Principal): Promise<Principal> {
  if (by.personId === null) return by
  return { ...by, headers: { cookie: `cadre_session=${await freshSession(server.urls.superuserUrl, by.personId)}` } }
}

/** What removes comes after what needs what is there. */
const endingLast = (a: Operation, b: Operation): number => Number(a.method === 'DELETE') - Number(b.method === 'DELETE')

let keys = 0
async function tenAtOnce(world: World, operation: Operation, by: Principal): Promise<string[]> {
  const { app } = world.server
  const trial = await carriedOutNow(world, operation, by)
  if ('refused' in trial) return [refusedNow(trial)]
  const before = await count(world)
  const headers = { ...by.headers, 'idempotency-key': `ten-${++keys}` }
  const replies = await Promise.all(Array.from({ length: atOnce }, () => ask(app, operation, trial.asked, headers)))
  const faults: string[] = []
  const replayed = replies.filter((reply) => reply.replayed).length
  if (new Set(replies.map(({ status, text }) => `${status} ${text}`)).size !== 1)
    faults.push(
      `replies differ: ${[...new Set(replies.map(({ status, text }) => `${status} ${text.slice(0, 150)}`))].join(' | ')}`,
    )
  if (replayed !== atOnce - 1) faults.push(`${replayed} of ${atOnce} replies were replays, not ${atOnce - 1}`)
  const grown = difference(before, await count(world))
  if (grown !== trial.grown) faults.push(`${atOnce} calls changed rows by ${grown}; one call changes ${trial.grown}`)
  return faults
}

type Trial = { readonly asked: Asked; readonly grown: string } | { readonly refused: string }

const refusedNow = ({ refused }: { readonly refused: string }): string =>
  `was refused when it was its turn to be repeated, as earlier operations used up what it needs: ${refused}`

/** Earlier operations may have used up what the world began with, and made anew what is needed. */
async function carriedOutNow(world: World, operation: Operation, by: Principal): Promise<Trial> {
  const trial = await carriedOut(world, operation, by)
  if (!('refused' in trial)) return trial
  return carriedOut({ ...world, own: await lookAround(world.server, world.own) }, operation, by)
}

/** Finds a request that is carried out now, and by how many rows one call changes each table, without committing it. */
async function carriedOut(world: World, operation: Operation, by: Principal): Promise<Trial> {
  const { rehearsing, rehearsal } = world.server
  const before = await count(world)
  const refused = new Set<string>()
  for (const asked of requestsOf(operation, world.own, by.personId ?? '')) {
    let grown = ''
    rehearsal.look = async (client) => {
      grown = difference(before, await countRows(client, world.tables))
    }
    const answered = await ask(rehearsing, operation, asked, { ...by.headers, 'idempotency-key': `trial-${++keys}` })
    rehearsal.look = null
    if (answered.status < 300) return { asked, grown }
    refused.add(`${answered.status} ${answered.text.slice(0, 300)}`)
  }
  return { refused: [...refused].join(' | ') }
}

async function twice(world: World, operation: Operation, by: Principal): Promise<string[]> {
  const trial = await carriedOutNow(world, operation, by)
  if ('refused' in trial) return [refusedNow(trial)]
  const once = async (): Promise<[Answered, string]> => {
    const answered = await ask(world.server.app, operation, trial.asked, by.headers)
    return [answered, await withClient(world.server.urls.superuserUrl, (client) => stateOf(client, world.tables))]
  }
  const [first, after] = await once()
  const [second, again] = await once()
  const faults = first.status < 300 ? [] : [`was refused: ${first.status} ${first.text.slice(0, 200)}`]
  if (second.status >= 500) faults.push(`the second call answered ${second.status}`)
  if (after !== again) faults.push(`the second call changed the state: ${changed(after, again)}`)
  return faults
}

const count = ({ server, tables }: World) => withClient(server.urls.superuserUrl, (client) => countRows(client, tables))

const changed = (before: string, after: string): string => {
  const known = new Set(before.split('\n'))
  return after
    .split('\n')
    .filter((line) => !known.has(line))
    .map((line) => line.split(' ')[0])
    .join(', ')
}

function difference(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string {
  const changes = [...after].map(([name, n]) => [name, n - (before.get(name) ?? 0)] as const).filter(([, n]) => n !== 0)
  return changes.length === 0 ? 'nothing' : changes.map(([name, n]) => `${name} ${n > 0 ? '+' : ''}${n}`).join(', ')
}
