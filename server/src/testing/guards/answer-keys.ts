import { isMutation, operations, permissionsOf, writerHeader, type Operation } from '@cadre/contracts'
import { withClient } from '@cadre/server/postgres'
import { ask, type Asked } from './ask.ts'
import type { Sat, Sitting } from './closed-review.ts'
import type { App, GuardedServer } from './guarded-server-on.ts'
import { keysIn } from './planted-keys.ts'
import type { Person } from './population.ts'
import { randomId, requestsOf, type Place } from './world.ts'

const taken = permissionsOf(['participant'])
/** Every operation that a taker may call: as anybody, as a person, as a participant, or with an attempt's writer. */
export const reachable: readonly Operation[] = operations.filter(
  ({ access }) => access.kind !== 'member' || access.anyOf.some((permission) => taken.has(permission)),
)

export type Walk = {
  readonly requests: number
  /** Operations that were carried out at least once. */
  readonly carriedOut: ReadonlySet<string>
  /** Where something of a key was read. */
  readonly hits: readonly string[]
}
type Walked = {
  readonly requestsEach: number
  requests: number
  readonly carriedOut: Set<string>
  readonly hits: Set<string>
}
export type Exams = Sat & { readonly place: Place }

/** Requests about each operation at each sitting, in every run; a release asks for more. */
const usualRequestsEach = 3

/**
 * S-02: calls whatever a taker may call, about the exams whose review is not open, and about what is nowhere, for what refusals say. Nothing is committed.
 */
export async function walk(
  app: App,
  exams: Exams,
  asked: readonly Operation[] = reachable,
  requestsEach = usualRequestsEach,
): Promise<Walk> {
  const walked: Walked = { requestsEach, requests: 0, carriedOut: new Set(), hits: new Set() }
  for (const operation of asked) {
    for (const sitting of exams.sittings) await walkOne(app, exams, { operation, sitting }, walked)
  }
  return { ...walked, hits: [...walked.hits] }
}

async function walkOne(
  app: App,
  { place, taker, sittings }: Exams,
  { operation, sitting }: { operation: Operation; sitting: Sitting },
  walked: Walked,
): Promise<void> {
  const sent = new Set<string>()
  for (const request of requestsOf(operation, place, taker.personId).take(walked.requestsEach)) {
    const here = about(request, sitting.ids)
    // What is about none of these ids is the same at every sitting.
    if (sitting !== sittings[0] && said(here) === said(about(request, nowhere))) return
    for (const asked of [here, request, about(request, nowhere)].filter((each) => isNew(sent, said(each)))) {
      const reply = await ask(app, operation, asked, headersOf(taker, { operation, sitting, walked }))
      if (reply.status < 300) walked.carriedOut.add(operation.id)
      for (const key of keysIn(reply.text)) walked.hits.add(`${operation.id}, review ${sitting.review}: ${key}`)
    }
  }
}

const said = (asked: Asked): string => JSON.stringify(asked)
const isNew = (known: Set<string>, one: string): boolean => known.size < known.add(one).size

const headersOf = (
  { session }: Person,
  { operation, sitting, walked }: { operation: Operation; sitting: Sitting; walked: Walked },
) => ({
  cookie: `cadre_session=${session}`,
  [writerHeader]: sitting.writer,
  'idempotency-key': `${isMutation(operation) ? 'walk' : 'read'}-${walked.requests++}`,
})

const nowhere: Sitting['ids'] = {
  asm: randomId('asm'),
  att: randomId('att'),
  qst: randomId('qst'),
  qve: randomId('qve'),
  crt: randomId('crt'),
}

/** The same request about these ids, wherever in it one of their kind stands. */
const about = (asked: Asked, ids: Readonly<Record<string, string>>): Asked =>
  JSON.parse(
    JSON.stringify(asked).replaceAll(/"([a-z]{3})_[0-7][0-9A-HJKMNP-TV-Z]{25}"/g, (text, kind: string) =>
      ids[kind] === undefined ? text : `"${ids[kind]}"`,
    ),
  )

/** What open screens are told and mail says: rows that reach a taker without their asking. */
export async function toldUnasked({ urls }: GuardedServer, { organisationId }: Place): Promise<string[]> {
  return withClient(urls.superuserUrl, async (client) => {
    const { rows } = await client.query<{ text: string }>(
      `select to_jsonb(e)::text as text from platform.events e where organisation_id = $1
       union all select to_jsonb(m)::text from mail.messages m where realm = $1`,
      [organisationId],
    )
    return rows.flatMap(({ text }) => keysIn(text))
  })
}
