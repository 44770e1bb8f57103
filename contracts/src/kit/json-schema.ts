import { z } from 'zod'

/** The part of JSON Schema 2020-12 that our contracts make use of. */
export type JsonSchema = {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object'
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema | boolean
  readonly prefixItems?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly examples?: readonly unknown[]
  readonly description?: string
  readonly $ref?: string
  /** Which kind of id a string is: the prefix it begins with. */
  readonly idKind?: string
}

/** A field's or part's schema as data. @param io what a caller sends, or what is answered. */
export function jsonSchemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return oneType(rest) as JsonSchema
}

/** `type: ['string', 'null']` as a choice, so that a schema has one type or none. */
function oneType(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(oneType)
  if (typeof value !== 'object' || value === null) return value
  const { type, ...rest } = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, oneType(inner)]))
  if (Array.isArray(type)) return { ...rest, anyOf: type.map((one: unknown) => ({ type: one })) }
  return type === undefined ? rest : { type, ...rest }
}

/** Every schema within a schema, itself first, with the way to it. */
export function* schemasWithin(schema: JsonSchema, path: readonly string[] = []): Generator<[JsonSchema, string]> {
  yield [schema, path.join('.')]
  for (const [name, inner] of Object.entries(schema.properties ?? {})) yield* schemasWithin(inner, [...path, name])
  const listed = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(schema.prefixItems ?? []),
  ]
  for (const inner of listed) yield* schemasWithin(inner, path)
  if (typeof schema.items === 'object') yield* schemasWithin(schema.items, [...path, '[]'])
  if (typeof schema.additionalProperties === 'object') yield* schemasWithin(schema.additionalProperties, [...path, '*'])
  if (schema.propertyNames) yield* schemasWithin(schema.propertyNames, [...path, '(name)'])
}
