import { operations, schemasWithin, type Operation } from '@cadre/contracts'
import fc from 'fast-check'
import { ask, type Asked } from './ask.ts'
import { hostileBody, hostileHeaders, hostileValue, idempotencyKey, spoils, spoilt } from './hostile.ts'
import { faultOf } from './judge-reply.ts'
import { partsOf, validRequest } from './valid-input.ts'
import { kindsOf, randomId, type World } from './world.ts'

export type FuzzSettings = { readonly requests: number; readonly seed: number }
export type FuzzReport = {
  readonly requests: number
  readonly byStatus: Readonly<Record<string, number>>
  readonly faults: readonly string[]
}

type Shot = {
  readonly asked: Asked
  readonly headers: Readonly<Record<string, string>>
  readonly who: number
  readonly key: string
}

/** S-14: requests that the schemas accept, at their limits, and far beyond them. None may break the server or its promises. */
export async function runFuzz(
  world: World,
  { requests, seed }: FuzzSettings,
  chosen: readonly Operation[] = operations,
): Promise<FuzzReport> {
  const byStatus: Record<string, number> = {}
  const faults: string[] = []
  const weights = new Map(chosen.map((operation) => [operation, weightOf(operation)]))
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  let sent = 0
  for (const [operation, weight] of weights) {
    const holds = fc.asyncProperty(shotsAt(world, operation), async (shot) => {
      sent++
      const fault = await fire(world, operation, shot, byStatus)
      if (fault !== null) throw new Error(fault)
    })
    const run = await fc.check(holds, { numRuns: Math.ceil((requests * weight) / total), seed })
    if (run.failed)
      faults.push(
        `${operation.id}: ${messageOf(run.errorInstance)} on ${JSON.stringify(run.counterexample).slice(0, 700)}`,
      )
  }
  return { requests: sent, byStatus, faults }
}

/** What takes more is asked more: a request without fields has little to get wrong. */
function weightOf(operation: Operation): number {
  const { params, query, body } = partsOf(operation)
  const fields = [params, query, body ?? {}].flatMap((part) => [...schemasWithin(part)]).length
  return Math.min(fields, 24)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Mostly the owner, so that requests get past the door. */
async function fire(
  world: World,
  operation: Operation,
  shot: Shot,
  byStatus: Record<string, number>,
): Promise<string | null> {
  const { principals, server } = world
  const owner = principals.find(({ name }) => name === 'owner')
  const by = shot.who < principals.length ? principals[shot.who] : owner
  const headers = { ...by?.headers, 'idempotency-key': shot.key, ...shot.headers }
  const answered = await ask(server.rehearsing, operation, shot.asked, headers)
  byStatus[answered.status] = (byStatus[answered.status] ?? 0) + 1
  return faultOf(operation, answered)
}

function shotsAt(world: World, operation: Operation): fc.Arbitrary<Shot> {
  const valid = requestsAt(world, operation)
  const known = fc.constant(world.known.get(operation.id)?.asked ?? { params: {}, query: {} })
  const spoiltOne = fc
    .tuple(fc.oneof(known, valid), spoils)
    .map(([asked, spoils]) => spoils.reduce(spoiltRequest, asked))
  const badBody = fc.tuple(valid, hostileBody).map(([asked, body]) => ({ ...asked, body }))
  const asked = fc.oneof(
    { weight: 8, arbitrary: valid },
    { weight: 10, arbitrary: spoiltOne },
    ...(operation.method === 'GET' ? [] : [{ weight: 1, arbitrary: badBody }]),
    {
      weight: 1,
      arbitrary: fc.tuple(valid, hostileValue).map(([asked, v]) => ({ ...asked, query: { ...asked.query, extra: v } })),
    },
  )
  return fc.record({ asked, headers: hostileHeaders, who: fc.nat(world.principals.length * 4), key: idempotencyKey })
}

/** Valid requests about rows of the organisation, each time other ones. */
function requestsAt(world: World, operation: Operation): fc.Arbitrary<Asked> {
  const kinds = kindsOf(operation)
  return fc.nat(7).chain((nth) => {
    const picked = world.own.harvest.pick(kinds, nth)
    return validRequest(operation, (kind) =>
      kind === 'org' ? world.own.organisationId : (picked.get(kind) ?? randomId(kind)),
    )
  })
}

/** A GET has no body to spoil; a path's parts stay texts, for nothing else can be in an address. */
function spoiltRequest(asked: Asked, spoil: Parameters<typeof spoilt>[1]): Asked {
  const changed = spoilt(asked, spoil)
  const part = (value: unknown, before: Asked['params']): Asked['params'] =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : before
  if (typeof changed !== 'object' || changed === null) return { ...asked, body: spoil.with }
  const { params, query, body } = { params: undefined, query: undefined, body: undefined, ...changed }
  return { params: part(params, asked.params), query: part(query, asked.query), ...(body !== undefined && { body }) }
}
