import { isMutation, operations, roles, schemasWithin, type Operation } from '@cadre/contracts'
import { newId, type Id } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import fc from 'fast-check'
import { secureRandom, systemClock } from '../../platform/clock.ts'
import { ask, type Answered, type Asked } from './ask.ts'
import type { App, GuardedServer } from './guarded-server-on.ts'
import type { Harvest } from './harvest.ts'
import { populate, type Populated } from './population.ts'
import { principalsOf, type Principal } from './principals.ts'
import { alsoFurnishing, furnishedTwice } from './furnishing.ts'
import { specimens } from './specimens.ts'
import { unreachable } from './unreachable.ts'
import { digestOf, tablesOf, type TableShape } from './tables.ts'
import { partsOf, validRequest, type IdOf } from './valid-input.ts'

export type Place = Populated & { readonly harvest: Harvest; readonly peopleIds: readonly string[] }
/** A request that was carried out, and by whom; `why` when none was. */
export type Known = { readonly asked: Asked; readonly by: Principal; readonly why: string | null }

/** Two organisations with people of every role and something behind every kind of id. */
export type World = {
  readonly server: GuardedServer
  readonly own: Place
  readonly other: Place
  readonly principals: readonly Principal[]
  /** For each operation, a request of the organisation `own`. */
  readonly known: ReadonlyMap<string, Known>
  readonly tables: readonly TableShape[]
  /** What each organisation's rows were when the world was made. */
  readonly digests: ReadonlyMap<Place, string>
  /** What is missing for the guards to guard everything: each says what to add. Must be empty. */
  readonly gaps: readonly string[]
}

/**
 * Makes the world through the product's own door: every operation that creates is called until something is there.
 * @param about the operations that the world must have something for.
 */
export async function openWorld(server: GuardedServer, about: readonly Operation[] = operations): Promise<World> {
  const populated = [
    await populate(server.database, server.urls.superuserUrl, 'Boreas'),
    await populate(server.database, server.urls.superuserUrl, 'Zephyr'),
  ] as const
  const [own, other] = await Promise.all(populated.map((place) => furnish(server, place, about)))
  if (!own || !other) throw new Error('the world has two places')
  const principals = principalsOf(own, other)
  const known = new Map<string, Known>()
  for (const operation of about) known.set(operation.id, await findKnown(server.rehearsing, own, operation))
  const places = [own, other]
  const { tables, digests } = await withClient(server.urls.superuserUrl, async (client) => {
    const tables = await tablesOf(client)
    const digests = new Map<Place, string>()
    for (const place of places) digests.set(place, await digestOf(client, tables, place))
    return { tables, digests }
  })
  return { server, own, other, principals, known, tables, digests, gaps: gapsOf(places, known, about) }
}

/** Calls what creates, in the order of the contract and then backwards, so that something new is left at every stage. */
export async function furnish(
  server: GuardedServer,
  populated: Populated,
  about: readonly Operation[],
): Promise<Place> {
  const creating = about.filter(
    ({ id, creates, access }) => (creates && access.kind !== 'public') || alsoFurnishing.has(id),
  )
  const twice = creating.flatMap((operation) => (furnishedTwice.has(operation.id) ? [operation, operation] : operation))
  let place = await lookAround(server, populated)
  for (const operation of [...twice, ...creating.toReversed()]) {
    await findKnown(server.app, place, operation)
    place = await lookAround(server, populated)
  }
  return place
}

/** The place as it is now: what was made since has its ids there too. */
export async function lookAround(server: GuardedServer, populated: Populated): Promise<Place> {
  const peopleIds = [...populated.people.values(), populated.former].map(({ personId }) => personId)
  const harvest = await server.harvest({ organisationId: populated.organisationId, peopleIds })
  return { ...populated, peopleIds, harvest }
}

let unique = 0
const triesOfSpecimen = 12
const triesGenerated = 40

/** A specimen of the operation for a caller of this place, else generated requests; each about other rows. */
export function* requestsOf(operation: Operation, place: Place, personId: string): Generator<Asked> {
  const kinds = kindsOf(operation)
  const email = [...place.people.values()].find((person) => person.personId === personId)?.email ?? ''
  const specimen = specimens[operation.id]
  for (let attempt = 0; attempt < (specimen ? triesOfSpecimen : triesGenerated); attempt++) {
    const picked = place.harvest.pick(kinds, attempt)
    const id: IdOf = (kind) => (kind === 'org' ? place.organisationId : (picked.get(kind) ?? personOr(kind, personId)))
    const [generated] = fc.sample(validRequest(operation, id), { seed: 7 + attempt, numRuns: 1 })
    if (!generated) return
    const row = (names: readonly string[]) =>
      Object.fromEntries([...place.harvest.pick(names, attempt)].map(([name, value]) => [name, value ?? '']))
    const one = (kind: string) => id(kind) ?? row([kind])[kind] ?? ''
    const other = (kind: string, than: string) => {
      const all = Array.from({ length: 20 }, (_, nth) => place.harvest.pick([kind], nth).get(kind) ?? than)
      return all.find((each) => each !== than) ?? than
    }
    const people = place.peopleIds
    const { canary } = place
    const given = specimen?.({ id: one, row, other, people, personId, email, canary, attempt, unique: ++unique })
    const own = atHome(generated, canary)
    yield { ...own, ...given, params: { ...own.params, ...given?.params } }
  }
}

/** Mail addresses that are generated get the place's domain, for a person of one address is one person everywhere. */
const atHome = (asked: Asked, canary: string): Asked =>
  JSON.parse(JSON.stringify(asked).replaceAll(/"([^"@\\]+)@[^"@\\]+"/g, `"$1@${canary.toLowerCase()}.example.org"`))

const personOr = (kind: string, personId: string) => (kind === 'per' ? personId : null)

/** The kinds of id in an operation's input, organisation first. */
export function kindsOf(operation: Operation): string[] {
  const { params, query, body } = partsOf(operation)
  const all = [params, query, body ?? {}].flatMap((part) => [...schemasWithin(part)])
  return [...new Set(all.flatMap(([{ idKind }]) => (idKind === undefined ? [] : [idKind])))]
}

/** A request that this server carries out for somebody of the place, the owner if possible. */
async function findKnown(app: App, place: Place, operation: Operation): Promise<Known> {
  const people = principalsOf(place, place).filter(({ session, home }) => session && home !== null)
  const callers = people.slice(0, operation.id in unreachable ? 1 : roles.length)
  let last: { asked: Asked; answered: Answered; by: Principal } | null = null
  for (const by of callers) {
    for (const asked of requestsOf(operation, place, by.personId ?? '')) {
      const answered = await ask(app, operation, asked, {
        ...by.headers,
        ...(isMutation(operation) && { 'idempotency-key': `known-${++unique}` }),
      })
      if (answered.status < 300) return { asked, by, why: null }
      last ??= { asked, answered, by }
    }
  }
  if (!last) throw new Error(`${operation.id}: nothing was asked`)
  const { asked, answered, by } = last
  return {
    asked,
    by,
    why: `${answered.status} ${answered.text.slice(0, 300)} on ${JSON.stringify(asked).slice(0, 300)}`,
  }
}

function gapsOf(places: readonly Place[], known: ReadonlyMap<string, Known>, about: readonly Operation[]): string[] {
  const gaps: string[] = []
  for (const operation of about) {
    for (const kind of Object.values(partsOf(operation).params.properties ?? {}).flatMap(
      ({ idKind }) => idKind ?? [],
    )) {
      for (const place of places.filter(({ harvest }) => harvest.pick([kind]).get(kind) === null)) {
        gaps.push(
          `${operation.id} needs an id of kind "${kind}", and ${place.canary} has none: add a specimen of the operation that makes one to server/src/testing/guards/specimens.ts`,
        )
      }
    }
    const why = known.get(operation.id)?.why
    if (why && !(operation.id in unreachable))
      gaps.push(
        `${operation.id} was never carried out: add a specimen to server/src/testing/guards/specimens.ts, or a reason to unreachable.ts beside it. Last answer: ${why}`,
      )
    if (!why && operation.id in unreachable)
      gaps.push(`${operation.id} can be carried out: take it out of server/src/testing/guards/unreachable.ts`)
  }
  return [...new Set(gaps)]
}

/** An id of a kind that nobody has. */
export const randomId = (kind: string): string => newId(kind, systemClock(), secureRandom) satisfies Id<string>
