import { jsonSchemaOf, type JsonSchema, type Operation } from '@cadre/contracts'
import fc from 'fast-check'
import type { Asked } from './ask.ts'

/** Gives an id of a kind that stands for something, or null where there is none. */
export type IdOf = (kind: string) => string | null

/** Days, times and zones at which calendars break: leap days, clocks going forward and back, the ends of years. */
const dates = ['2027-01-11', '2028-02-29', '2027-03-14', '2027-03-28', '2027-11-07', '2027-12-31', '2026-01-01']
const instants = ['2027-03-28T01:30:00.000Z', '2027-11-07T06:00:00.000Z', '2026-12-31T23:59:59.999Z']
const words = ['Mona', 'Data pipelines', 'ML-2', 'Übung', '学習', '🧪 lab', "O'Brien", 'a'].map((word) =>
  fc.constant(word),
)

/** Inputs that a schema accepts, ordinary ones and those at its limits. */
export function validOf(schema: JsonSchema, id: IdOf): fc.Arbitrary<unknown> {
  const inner = (inner: JsonSchema) => validOf(inner, id)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(inner))
  switch (schema.type) {
    case 'string':
      return validText(schema, id)
    case 'integer':
    case 'number':
      return validNumber(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return validArray(schema, inner)
    case 'object':
      return validObject(schema, inner)
    case undefined:
      return fc.jsonValue({ maxDepth: 2 })
    default:
      throw new Error(`no inputs are known for schemas of type ${String(schema.type)}`)
  }
}

const validText = (schema: JsonSchema, id: IdOf): fc.Arbitrary<unknown> =>
  schema.idKind === undefined ? anyText(schema) : fc.constant(id(schema.idKind) ?? schema.examples?.[0])

/** To make one costs more than to use it: what ends in free text takes many dangerous strings apart. */
const anyTexts = new WeakMap<JsonSchema, fc.Arbitrary<unknown>>()
function anyText(schema: JsonSchema): fc.Arbitrary<unknown> {
  const made = anyTexts.get(schema) ?? textOf(schema)
  anyTexts.set(schema, made)
  return made
}
const emailAddress = fc.emailAddress({ size: 'small' })
const webUrl = fc.webUrl({ size: 'small' })

function textOf({ format, pattern, minLength = 0, maxLength = 200, examples = [] }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'date') return fc.constantFrom(...dates)
  if (format === 'date-time') return fc.constantFrom(...instants)
  if (format === 'email') return emailAddress
  if (format === 'uri') return webUrl
  if (examples.length > 0) return fc.constantFrom(...examples)
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  const fits = (text: string) => text.trim().length >= minLength && text.length <= maxLength
  const longest = fc.constant('x'.repeat(Math.min(maxLength, 20_000)))
  const free = fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 30), unit: 'grapheme' })
  return fc
    .oneof({ weight: 6, arbitrary: fc.oneof(...words) }, { weight: 3, arbitrary: free }, longest)
    .map((text) => (fits(text) ? text : 'x'.repeat(Math.max(1, minLength))))
}

function validNumber({ type, ...schema }: JsonSchema): fc.Arbitrary<number> {
  const step = type === 'integer' ? 1 : Number.EPSILON
  const low = Math.max(schema.minimum ?? (schema.exclusiveMinimum ?? -1_001) + step, -1_000_000_000)
  const high = Math.min(schema.maximum ?? (schema.exclusiveMaximum ?? Math.max(low, 0) + 1_001) - step, 1_000_000_000)
  const some =
    type === 'integer' ? fc.integer({ min: low, max: high }) : fc.double({ min: low, max: high, noNaN: true })
  return fc.oneof({ weight: 4, arbitrary: some }, fc.constantFrom(low, high))
}

function validArray(schema: JsonSchema, inner: (schema: JsonSchema) => fc.Arbitrary<unknown>) {
  const items = typeof schema.items === 'object' ? inner(schema.items) : fc.jsonValue({ maxDepth: 1 })
  const minLength = schema.minItems ?? 0
  return fc.array(items, { minLength, maxLength: Math.min(schema.maxItems ?? 3, minLength + 3) })
}

function validObject(schema: JsonSchema, inner: (schema: JsonSchema) => fc.Arbitrary<unknown>) {
  const entries = Object.entries(schema.properties ?? {}).map(([name, of]) => [name, inner(of)] as const)
  const required = schema.required ?? []
  const named = fc.record(Object.fromEntries(entries), {
    requiredKeys: required.filter((name) => entries.some(([known]) => known === name)),
  })
  if (typeof schema.additionalProperties !== 'object') return named
  const more = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), inner(schema.additionalProperties), { maxKeys: 3 })
  return fc.tuple(named, more).map(([known, others]) => ({ ...others, ...known }))
}

const none: JsonSchema = { type: 'object' }
type Parts = { params: JsonSchema; query: JsonSchema; body: JsonSchema | null }
const partsByOperation = new WeakMap<Operation, Parts>()

/** The schemas of an operation's input as data, made once. */
export function partsOf(operation: Operation): Parts {
  const known = partsByOperation.get(operation)
  if (known) return known
  const of = (part: Operation['params']) => (part ? jsonSchemaOf(part, 'input') : none)
  const parts = {
    params: of(operation.params),
    query: of(operation.query),
    body: operation.body ? of(operation.body) : null,
  }
  partsByOperation.set(operation, parts)
  return parts
}

/** Whole requests that an operation's schemas accept. */
export function validRequest(operation: Operation, id: IdOf): fc.Arbitrary<Asked> {
  const { params, query, body } = partsOf(operation)
  const part = (schema: JsonSchema) => validOf(schema, id) as fc.Arbitrary<Asked['params']>
  return fc
    .record({ params: part(params), query: part(query), body: body ? validOf(body, id) : fc.constant(undefined) })
    .map((asked) => (asked.body === undefined ? { params: asked.params, query: asked.query } : asked))
}
