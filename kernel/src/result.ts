/**
 * The outcome of a decision. A refusal is an expected answer, declared by a contract, and carries what explains it;
 * faults of the outside and bugs are thrown instead.
 */
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refusal<Code extends string = string, Details = unknown> = {
  readonly ok: false
  /** `module.reason`, permanent once released. */
  readonly code: Code
  readonly details: Details
}
export type Result<T, R extends Refusal = Refusal> = Ok<T> | R

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export function refuse<const Code extends string>(code: Code): Refusal<Code, Record<string, never>>
export function refuse<const Code extends string, Details>(code: Code, details: Details): Refusal<Code, Details>
export function refuse(code: string, details: unknown = {}): Refusal {
  return { ok: false, code, details }
}

/** The value of a result that a caller knows to be one; a refusal here is a bug. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`expected a value, got refusal ${result.code}: ${JSON.stringify(result.details)}`)
}

/** All values, or the first refusal. */
export function all<T, R extends Refusal>(results: readonly (Ok<T> | R)[]): Ok<T[]> | R {
  const values: T[] = []
  for (const result of results) {
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok(values)
}
