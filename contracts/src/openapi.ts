import { baseFailures } from './kit/base-failures.ts'
import type { Failure } from './kit/failure.ts'
import { jsonSchemaOf, type JsonSchema } from './kit/json-schema.ts'
import { isMutation, writerHeader, type Access, type Operation } from './kit/operation.ts'
import type { Stream } from './kit/stream.ts'

export type OpenApi = {
  readonly openapi: '3.1.0'
  readonly info: object
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components: object
  readonly tags: readonly { readonly name: string }[]
}
export type OpenApiOperation = { readonly operationId: string; readonly [field: string]: unknown }

/** The contract as OpenAPI 3.1. The same contract always gives the same document. */
export function openApiOf(operations: readonly Operation[], streams: readonly Stream[], version: string): OpenApi {
  const described = [
    ...operations.map((operation) => [operation.path, operation.method, operationObject(operation)] as const),
    ...streams.map((stream) => [stream.path, 'GET', streamObject(stream)] as const),
  ]
  const paths = Map.groupBy(described, ([path]) => path.replaceAll(/:([A-Za-z]+)/g, '{$1}'))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cadre',
      version,
      description:
        'Every failed reply is a problem document (RFC 9457) with a permanent `code`, a sentence for a person and typed `details`.',
    },
    tags: [...new Set(described.map(([, , { operationId }]) => moduleOf(operationId)))].map((name) => ({ name })),
    paths: Object.fromEntries(
      [...paths].map(([path, of]) => [
        path,
        Object.fromEntries(of.map(([, method, described]) => [method.toLowerCase(), described])),
      ]),
    ),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'cadre_session' },
        writer: {
          type: 'apiKey',
          in: 'header',
          name: writerHeader,
          description: 'The writer that starting or opening an attempt gave',
        },
        token: { type: 'http', scheme: 'bearer', description: 'An API token of the organisation in the path' },
      },
      responses: Object.fromEntries(baseFailures.map((failure) => [failure.code, responseOf([failure])])),
    },
  }
}

const moduleOf = (id: string): string => id.split('.')[0] ?? id

function operationObject(operation: Operation): OpenApiOperation {
  const { id, summary, access, idempotency, body, output, creates, mediaType = 'application/json' } = operation
  return {
    operationId: id,
    tags: [moduleOf(id)],
    summary,
    ...accessFields(access),
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: openSchema(jsonSchemaOf(body, 'input')) } },
      },
    }),
    responses: {
      [creates ? 201 : 200]: {
        description: creates ? 'Made' : 'Done',
        content: { [mediaType]: { schema: openSchema(jsonSchemaOf(output, 'output')) } },
      },
      ...failuresByStatus(operation),
    },
    ...(idempotency && { 'x-idempotency': idempotency }),
  }
}

function streamObject({ id, summary, access, params, events }: Stream): OpenApiOperation {
  const schemas = Object.entries(events).map(([name, schema]) => [name, openSchema(jsonSchemaOf(schema, 'output'))])
  return {
    operationId: id,
    tags: [moduleOf(id)],
    summary,
    ...accessFields(access),
    parameters: params ? fieldsOf(jsonSchemaOf(params, 'input'), 'path') : [],
    responses: {
      200: {
        description: 'Server-sent events; continues after the header Last-Event-ID',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      ...baseResponses(access),
    },
    'x-events': Object.fromEntries(schemas),
  }
}

function accessFields(access: Access): object {
  if (access.kind === 'public') return { security: [] }
  if (access.kind === 'person')
    return { security: [{ session: [] }], description: 'For a signed-in person, about themselves.' }
  if (access.kind === 'writer')
    return { security: [{ writer: [] }], description: 'For the tab or device that writes to the attempt.' }
  return {
    security: [{ session: [] }, { token: [] }],
    description: `For members with ${access.anyOf.join(' or ')}.`,
    'x-permissions': access.anyOf,
  }
}

function parametersOf(operation: Operation): object[] {
  const path = operation.params ? fieldsOf(jsonSchemaOf(operation.params, 'input'), 'path') : []
  const query = operation.query ? fieldsOf(jsonSchemaOf(operation.query, 'input'), 'query') : []
  if (!isMutation(operation) || operation.idempotency !== 'key') return [...path, ...query]
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A second call with the same key has no second effect and gets the reply of the first.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  }
  return [...path, ...query, key]
}

const fieldsOf = ({ properties = {}, required = [] }: JsonSchema, where: 'path' | 'query'): object[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: openSchema(schema),
  }))

/** Failures of one status share a response: told apart by their code. */
function failuresByStatus({ failures, access }: Operation): object {
  const base = baseResponses(access)
  const own = [...Map.groupBy(failures, ({ status }) => status)].map(([status, of]) => {
    const shared = baseFailures.filter(
      (failure) => failure.status === status && Object.hasOwn(baseCodesOf(access), failure.code),
    )
    return [status, responseOf([...new Set([...of, ...shared])])]
  })
  return { ...base, ...Object.fromEntries(own) }
}

/** What may always happen, by access. */
const baseCodesOf = (access: Access): Readonly<Record<string, string>> => ({
  'request.invalid': '422',
  'request.malformed': '400',
  'server.unavailable': '503',
  'server.unexpected': '500',
  ...(access.kind !== 'public' && access.kind !== 'writer' && { 'auth.required': '401' }),
  ...(access.kind === 'writer' && { 'request.not-found': '404' }),
  ...(access.kind === 'member' && { 'auth.forbidden': '403', 'request.not-found': '404' }),
})

const baseResponses = (access: Access): object =>
  Object.fromEntries(
    Object.entries(baseCodesOf(access)).map(([code, status]) => [status, { $ref: `#/components/responses/${code}` }]),
  )

function responseOf(failures: readonly Failure[]): object {
  const schemas = failures.map(({ code, status, details }) => ({
    type: 'object',
    required: ['type', 'status', 'code', 'detail', 'details'],
    properties: {
      type: { type: 'string' },
      status: { const: status },
      code: { const: code },
      detail: { type: 'string' },
      details: openSchema(jsonSchemaOf(details, 'output')),
    },
  }))
  const schema = schemas.length === 1 ? schemas[0] : { oneOf: schemas }
  return {
    description: failures.map(({ code }) => code).join(', '),
    content: { 'application/problem+json': { schema } },
  }
}

/** Our own keyword takes the prefix that OpenAPI asks extensions to have. */
function openSchema(schema: JsonSchema): object {
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name === 'idKind' && typeof inner === 'string' ? 'x-id-kind' : name,
        renamed(inner),
      ]),
    )
  }
  return Object(renamed(schema))
}
