import type { z } from 'zod'
import { nameOf, readJson } from './input.ts'
import { Refused } from './refused.ts'

/** Reads a JSON file of one shape. The first place that differs is refused by its path and the reason. */
export async function readShape<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  return parseShape(file, shape, await readJson(file))
}

export function parseShape<T>(file: string, shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  const { path, message } = first ? nearestIssue(first) : { path: [], message: 'not as described' }
  throw badValue(file, path, message)
}

/**
 * Where a value may have one of several shapes: what is wrong with it as the one it comes nearest to, which is the one whose faults lie deepest,
 * then the one that misses nothing, then the one with the fewest faults. A shape that explains itself in its own words is not looked into.
 */
function nearestIssue(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') return issue
  const nearest = issue.errors.toSorted(
    (a, b) => depthOf(b) - depthOf(a) || missingIn(a) - missingIn(b) || a.length - b.length,
  )
  const [first] = nearest[0] ?? []
  if (!first) return issue
  const { path, message } = nearestIssue(first)
  return { path: [...issue.path, ...path], message }
}

const depthOf = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(
    0,
    ...issues.map((issue) => {
      const within = issue.code === 'invalid_union' ? issue.errors.map(depthOf) : []
      return issue.path.length + Math.max(0, ...within)
    }),
  )

const missingIn = (issues: readonly z.core.$ZodIssue[]): number => issues.filter(isMissing).length

/** Nothing stands there: as any of the shapes that it may have. */
const isMissing = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_union'
    ? issue.errors.length > 0 && issue.errors.every((as) => as.some((one) => one.path.length === 0 && isMissing(one)))
    : issue.code === 'invalid_type' && issue.message.endsWith('received undefined')

const badValue = (file: string, path: readonly PropertyKey[], reason: string): Refused => {
  const at = path.reduce<string>((text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`), '$')
  return new Refused('json.bad-value', `${nameOf(file)}, at ${at}: ${reason}.`, { file, path: at, reason })
}
