import { baseFailures, isMutation, schemasWithin, type JsonSchema, type Operation } from '@cadre/contracts'
import { partsOf } from './valid-input.ts'

/** What every operation of the contract must be. Gives each breach in a sentence that says where and what to do. */
export function breachesOf(operations: readonly Operation[]): string[] {
  return [...operations.flatMap(breachesOfOne), ...breachesTogether(operations)]
}

function breachesOfOne(operation: Operation): string[] {
  const { id, path, access, idempotency, failures } = operation
  const breaches: string[] = []
  const say = (breach: string) => void breaches.push(`${id}: ${breach}`)
  if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(id)) say('the id must be module.verb in lower case')
  if (isMutation(operation) && idempotency === undefined) say('a mutation says how a repeat is harmless (idempotency)')
  if (!isMutation(operation) && (idempotency !== undefined || operation.body))
    say('a read takes no body and needs no idempotency')
  const inPath = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name)
  const declared = Object.keys(partsOf(operation).params.properties ?? {})
  if (inPath.toSorted().join() !== declared.toSorted().join())
    say(`the path names ${inPath.join(', ') || 'nothing'}, params ${declared.join(', ') || 'nothing'}`)
  if (access.kind === 'member' && !path.startsWith('/api/organisations/:organisationId'))
    say('a member’s path begins with the organisation')
  if (access.kind === 'member' && partsOf(operation).params.properties?.['organisationId']?.idKind !== 'org')
    say('organisationId must be idOf("org")')
  for (const failure of failures) {
    if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(failure.code))
      say(`the failure ${failure.code} must be module.reason`)
  }
  const { query, body, params: ofPath } = partsOf(operation)
  for (const [name, part] of Object.entries({ params: ofPath, query, body: body ?? {} })) {
    for (const [schema, at] of schemasWithin(part)) {
      const unbounded = unboundedIn(schema)
      if (unbounded) say(`${name}.${at} ${unbounded}`)
    }
  }
  return breaches
}

/** A text or list without a limit lets one caller fill the server. */
function unboundedIn(schema: JsonSchema): string | null {
  if (schema.type === 'string' && schema.maxLength === undefined && !schema.enum && schema.const === undefined) {
    const fixed = schema.format === 'date' || (schema.pattern !== undefined && !/[*+]|\{\d+,\}/.test(schema.pattern))
    if (!fixed) return 'is a text without a greatest length'
  }
  if (schema.type === 'array' && schema.maxItems === undefined) return 'is a list without a greatest length'
  return null
}

function breachesTogether(operations: readonly Operation[]): string[] {
  const twice = (what: string, names: readonly string[]) =>
    [...Map.groupBy(names, (name) => name)]
      .filter(([, each]) => each.length > 1)
      .map(([name]) => `${what} ${name} is declared twice`)
  const failures = new Map(
    [...baseFailures, ...operations.flatMap((operation) => operation.failures)].map((failure) => [
      failure,
      failure.code,
    ]),
  )
  return [
    ...twice(
      'the operation',
      operations.map(({ id }) => id),
    ),
    ...twice(
      'the route',
      operations.map(({ method, path }) => `${method} ${path.replaceAll(/:[A-Za-z]+/g, ':')}`),
    ),
    ...twice('the failure', [...failures.values()]),
  ]
}
