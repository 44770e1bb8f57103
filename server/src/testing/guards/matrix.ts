import { operations, type Operation } from '@cadre/contracts'
import { ask, type Answered, type Asked } from './ask.ts'
import { codeOf, faultOf } from './judge-reply.ts'
import type { Principal } from './principals.ts'
import { digestOf } from './tables.ts'
import { partsOf } from './valid-input.ts'
import { kindsOf, randomId, type Place, type World } from './world.ts'

/** How strictly a run is held: access too, or only that nothing crosses between organisations (one layer is off). */
export type Held = 'access and tenancy' | 'tenancy'
export type MatrixReport = { readonly requests: number; readonly admitted: number; readonly faults: readonly string[] }

/** Who sees most, who sees only their own, a program, and somebody from outside: what crosses, crosses for one of them. */
const crossing = new Set(['owner', 'participant', 'trainer', 'API token', 'owner of the other'])

type Case = { readonly world: World; readonly operation: Operation; readonly principal: Principal; readonly held: Held }
type Tally = { requests: number; admitted: number; readonly faults: string[] }

/** S-01: every operation, by everybody, on what is theirs, another organisation's, and what is nowhere. */
export async function runMatrix(
  world: World,
  held: Held,
  asked: readonly Operation[] = operations,
): Promise<MatrixReport> {
  const tally: Tally = { requests: 0, admitted: 0, faults: [] }
  for (const operation of asked) {
    const calling = held === 'tenancy' ? world.principals.filter(({ name }) => crossing.has(name)) : world.principals
    for (const principal of calling) await holdCase({ world, operation, principal, held }, tally)
  }
  return tally
}

/** What the contract says of a call before its handler: refused at the door with this code, or admitted (null). */
export function expectedAtTheDoor({ access }: Operation, principal: Principal, organisationId: unknown): string | null {
  if (access.kind === 'public') return null
  if (access.kind === 'person') return principal.session ? null : 'auth.required'
  // None of the principals holds a writer: the module's own tests do.
  if (access.kind === 'writer') return 'request.not-found'
  const { home } = principal
  const atHome = home !== null && home.organisationId === organisationId
  // A token belongs to its organisation: anywhere else nobody knows it.
  if (principal.session ? false : !atHome) return 'auth.required'
  if (!atHome) return 'request.not-found'
  return access.anyOf.some((permission) => home.permissions.has(permission)) ? null : 'auth.forbidden'
}

async function holdCase(of: Case, tally: Tally): Promise<void> {
  const { world, operation, principal } = of
  const atHome = principal.home?.organisationId === world.other.organisationId ? world.other : world.own
  const away = atHome === world.own ? world.other : world.own
  const base = requestAt(world, operation, atHome)
  const own = await send(of, base, away, tally)
  const reallyAway = await send(of, requestAt(world, operation, away), away, tally)
  const nowhere = await send(of, moved(operation, base, { everyIdOf: randomId }), away, tally)
  if (operation.access.kind === 'member' && own) compare(of, 'organisation', [reallyAway, nowhere], tally)
  if (expectedAtTheDoor(operation, principal, atHome.organisationId) !== null) return
  tally.admitted++
  const asked = JSON.stringify(base)
  const kinds = kindsOf(operation).filter((kind) => kind !== 'org' && asked.includes(`"${kind}_`))
  for (const kind of operation.access.kind === 'public' ? [] : kinds) {
    const theirs = await send(
      of,
      moved(operation, base, { kind, id: away.harvest.pick([kind]).get(kind) ?? randomId(kind) }),
      away,
      tally,
    )
    const missing = await send(of, moved(operation, base, { kind, id: randomId(kind) }), away, tally)
    compare(of, kind, [theirs, missing], tally)
  }
}

type Sent = { readonly asked: Asked; readonly answered: Answered }

/** A request about a place: the known one, its ids exchanged for ids there that belong together. */
function requestAt(world: World, operation: Operation, place: Place): Asked {
  const known = world.known.get(operation.id)?.asked ?? { params: {}, query: {} }
  if (place === world.own) return known
  const asked = inWordsOf(place, known, world.own)
  const picked = place.harvest.pick(kindsOf(operation))
  return moved(operation, asked, {
    everyIdOf: (kind) => (kind === 'org' ? place.organisationId : (picked.get(kind) ?? randomId(kind))),
  })
}

/** The same request in the words of another place: names and mail addresses begin with its canary. */
const inWordsOf = (place: Place, asked: Asked, from: Place): Asked =>
  JSON.parse(
    JSON.stringify(asked)
      .replaceAll(from.canary, place.canary)
      .replaceAll(from.canary.toLowerCase(), place.canary.toLowerCase()),
  )

type Move = { readonly kind: string; readonly id: string } | { readonly everyIdOf: (kind: string) => string }
const idText = /^([a-z]{2,5})_[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** The request with ids exchanged, wherever in it they are: of one kind, or all of them. */
function moved(operation: Operation, asked: Asked, move: Move): Asked {
  const known = new Map<string, string>()
  const exchange = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const kind = idText.exec(value)?.[1]
      if (kind === undefined) return value
      if ('id' in move) return kind === move.kind ? move.id : value
      if (!known.has(kind)) known.set(kind, move.everyIdOf(kind))
      return known.get(kind)
    }
    if (Array.isArray(value)) return value.map(exchange)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exchange(inner)]))
  }
  const part = (value: Asked['params'], schema: { properties?: object }) =>
    Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, name in (schema.properties ?? {}) ? exchange(inner) : inner]),
    )
  const { params, query } = partsOf(operation)
  return {
    params: part(asked.params, params),
    query: part(asked.query, query),
    ...(asked.body !== undefined && { body: exchange(asked.body) }),
  }
}

async function send(of: Case, asked: Asked, away: Place, tally: Tally): Promise<Sent> {
  const { world, operation, principal } = of
  const { rehearsing, rehearsal } = world.server
  const problems: string[] = []
  const before = world.digests.get(away)
  rehearsal.look = async (client) => {
    const after = await digestOf(client, world.tables, away)
    // Whoever signs in anywhere begins a session of their own, wherever they belong.
    if (after !== before && operation.access.kind !== 'public') problems.push(`wrote rows of ${away.canary}`)
  }
  const answered = await ask(rehearsing, operation, asked, {
    ...principal.headers,
    'idempotency-key': `matrix-${tally.requests++}`,
  })
  rehearsal.look = null
  problems.push(...problemsOf(of, asked, answered, away))
  for (const problem of problems)
    tally.faults.push(`${operation.id} by ${principal.name}: ${problem} [${JSON.stringify(asked.params)}]`)
  return { asked, answered }
}

function problemsOf({ operation, principal, held }: Case, asked: Asked, answered: Answered, away: Place): string[] {
  const fault = faultOf(operation, answered)
  const problems = fault === null ? [] : [fault]
  const expected = expectedAtTheDoor(operation, principal, asked.params['organisationId'])
  const code = codeOf(answered)
  if (held === 'access and tenancy') {
    if (expected !== null && code !== expected) problems.push(`expected ${expected}, got ${code ?? answered.status}`)
    if (expected === null && refusedAtTheDoor(operation, code, answered))
      problems.push(`expected to enter, got ${code}`)
  }
  if (operation.access.kind === 'public') return problems
  const sent = JSON.stringify(asked)
  const leaked = (answered.text.match(/[a-z]{2,5}_[0-7][0-9A-HJKMNP-TV-Z]{25}/g) ?? []).filter(
    (id) => away.harvest.all.has(id) && !sent.includes(id),
  )
  if (leaked.length > 0) problems.push(`shows ids of ${away.canary}: ${leaked.slice(0, 3).join(', ')}`)
  if (answered.text.includes(away.canary) && !sent.includes(away.canary)) problems.push(`shows words of ${away.canary}`)
  return problems
}

/** Whether a refusal comes from the door, not from a rule inside that asks for something else. */
function refusedAtTheDoor({ access }: Operation, code: string | null, { text }: Answered): boolean {
  if (access.kind === 'public') return code === 'auth.forbidden'
  if (code === 'auth.forbidden') return access.kind === 'member' && text.includes(JSON.stringify(access.anyOf))
  return code === 'auth.required'
}

/** Another's and a missing one must answer alike, byte for byte; ids and secrets made for the call are no difference. */
function compare(
  { operation, principal }: Case,
  kind: string,
  [theirs, missing]: readonly [Sent, Sent],
  tally: Tally,
): void {
  const [a, b] = [plain(theirs), plain(missing)]
  if (a !== b)
    tally.faults.push(
      `${operation.id} by ${principal.name}: another's ${kind} is not like a missing one: ${a.slice(0, 250)} | ${b.slice(0, 250)}`,
    )
}
const plain = ({ answered }: Sent): string =>
  `${answered.status} ${answered.text.replaceAll(/\b([a-z]{2,5})_([0-7][0-9A-HJKMNP-TV-Z]{25}|[A-Za-z0-9_-]{43})/g, '$1')}`
