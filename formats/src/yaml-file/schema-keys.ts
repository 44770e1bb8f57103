import { z } from 'zod'
import type { Path } from './problem.ts'

/** The entries that the schema knows at a place in the file; none where the author chooses the names. */
export function entriesAllowedAt(path: Path, root: z.ZodType): string[] {
  let schemas: z.core.$ZodType[] = [root]
  for (const part of path) schemas = schemas.flatMap((schema) => into(schema, part))
  return schemas.flatMap((schema) => {
    const inner = unwrapped(schema)
    if (inner instanceof z.ZodDiscriminatedUnion) return inner.options.flatMap(namesOf)
    return namesOf(inner)
  })
}

const namesOf = (schema: z.core.$ZodType): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])

function into(schema: z.core.$ZodType, part: string | number): z.core.$ZodType[] {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodArray) return [inner.element]
  if (inner instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape
    const next = typeof part === 'string' && Object.hasOwn(shape, part) ? shape[part] : undefined
    return next ? [next] : []
  }
  return []
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodExactOptional) return unwrapped(schema.unwrap())
  return schema
}
