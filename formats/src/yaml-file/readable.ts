import type { z } from 'zod'
import type { Path } from './problem.ts'

/** One entry of a list with its place in the file. */
export type Placed<T> = { readonly value: T; readonly path: Path }

/** A list as the file has it: its entries as far as they can be read, and every key that is declared in it. */
export type ReadableList<T> = {
  readonly entries: readonly Placed<T>[]
  readonly declared: readonly Placed<string>[]
}

/** A field that the schema refused is absent, so that one wrong word does not hide what else is wrong. */
export function readable<T>(schema: z.ZodType<T>, list: readonly Placed<unknown>[]): ReadableList<T> {
  const read = list.flatMap(({ value, path }) => {
    const parsed = schema.safeParse(readableFields(schema, value))
    return parsed.success ? [{ value: parsed.data, path }] : []
  })
  const declared = list.flatMap(({ value, path }) => {
    const key = entryOf(value, 'key')
    return typeof key === 'string' ? [{ value: key, path: [...path, 'key'] }] : []
  })
  return { entries: read, declared }
}

function readableFields(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success || typeof value !== 'object' || value === null) return value
  const refused = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return Object.fromEntries(Object.entries(value).filter(([name]) => !refused.has(name)))
}

export function single<T>(schema: z.ZodType<T>, file: unknown, name: string): T | null {
  const parsed = schema.safeParse(entryOf(file, name))
  return parsed.success ? parsed.data : null
}

export function listAt(root: unknown, names: readonly string[], from: Path = []): Placed<unknown>[] {
  let value = root
  for (const name of names) value = entryOf(value, name)
  return Array.isArray(value) ? value.map((item: unknown, i) => ({ value: item, path: [...from, ...names, i] })) : []
}

export function entryOf(value: unknown, name: string | number | symbol): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

export function withoutUnknownKeys(data: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(data))
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    let owner: unknown = copy
    for (const part of issue.path) owner = entryOf(owner, part)
    if (typeof owner !== 'object' || owner === null) continue
    for (const name of issue.keys) Reflect.deleteProperty(owner, name)
  }
  return copy
}
