import { jsonSchemaOf, type JsonSchema, type Operation } from '@cadre/contracts'
import { didYouMean } from '../did-you-mean.ts'
import { UsageError } from '../usage.ts'

export type Part = 'params' | 'query' | 'body'
export type Field = {
  readonly name: string
  readonly part: Part
  readonly required: boolean
  readonly schema: JsonSchema
}

/** What an operation takes, by the name of its option: path, query, and the first level of the body. */
export function fieldsOf(operation: Operation): Field[] {
  const parts: readonly Part[] = ['params', 'query', 'body']
  return parts.flatMap((part) => {
    const schema = operation[part]
    if (!schema) return []
    const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input')
    return Object.entries(properties).map(([name, of]) => ({
      name,
      part,
      required: required.includes(name),
      schema: of,
    }))
  })
}

export type Given = { readonly name: string; readonly value: string | true }
export type Input = { params: Record<string, unknown>; query: Record<string, unknown>; body: Record<string, unknown> }

/** Puts what was given on the command line into its places, each value read as its field's type. */
export function inputOf(operation: Operation, given: readonly Given[]): Input {
  const fields = fieldsOf(operation)
  const input: Input = { params: {}, query: {}, body: {} }
  for (const [name, values] of Map.groupBy(given, (each) => each.name)) {
    const field = fields.find((each) => each.name === name)
    if (!field) {
      const names = fields.map((each) => each.name)
      const takes = names.length === 0 ? 'It takes none.' : `It takes ${names.map((each) => `--${each}`).join(', ')}.`
      throw new UsageError(`${operation.id} has no option --${name}.${didYouMean(name, names)} ${takes}`)
    }
    input[field.part][name] = valueOf(
      field,
      values.map(({ value }) => value),
    )
  }
  return input
}

export function missingIn(operation: Operation, input: Input): Field[] {
  return fieldsOf(operation).filter(({ name, part, required }) => required && input[part][name] === undefined)
}

function valueOf({ name, schema }: Field, values: readonly (string | true)[]): unknown {
  const [first = true] = values
  if (
    schema.type === 'array' &&
    (values.length > 1 || (typeof first === 'string' && !first.trimStart().startsWith('[')))
  )
    return values.map((value) => scalarOf(name, typeof schema.items === 'object' ? schema.items : {}, value))
  if (values.length > 1) throw new UsageError(`--${name} was given ${values.length} times and takes one value.`)
  return scalarOf(name, schema, first)
}

function scalarOf(name: string, schema: JsonSchema, value: string | true): unknown {
  const choices = schema.anyOf ?? schema.oneOf ?? [schema]
  const may = (type: JsonSchema['type']) => choices.some((choice) => choice.type === type)
  if (value === true) {
    if (may('boolean')) return true
    throw new UsageError(`--${name} needs a value.`)
  }
  if (value === 'null' && may('null')) return null
  if (may('boolean') && (value === 'true' || value === 'false')) return value === 'true'
  if ((may('integer') || may('number')) && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  if (may('string')) return value
  if (may('object') || may('array')) return jsonIn(name, value)
  return value
}

function jsonIn(name: string, value: string): unknown {
  try {
    return JSON.parse(value)
  } catch (error) {
    throw new UsageError(`--${name} takes JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
