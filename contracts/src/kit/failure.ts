import type { z } from 'zod'

/**
 * A refusal that an operation may answer with. `code` is permanent (`module.reason`); `details` explains it to a program,
 * `words` to a person. The words live here so that the web, the command line and a reader of the raw reply see one sentence.
 */
export type Failure<Code extends string = string, Details extends z.core.$ZodType = z.core.$ZodType> = {
  readonly code: Code
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  readonly details: Details
  readonly words: (details: never) => string
}

export function failure<const Code extends `${string}.${string}`, Details extends z.core.$ZodType>(
  code: Code,
  status: Failure['status'],
  details: Details,
  words: (details: z.infer<Details>) => string,
) {
  return { code, status, details, words } as const satisfies Failure<Code, Details>
}

/** The kernel refusal that a declared failure stands for. */
export type RefusalOf<F extends Failure> =
  F extends Failure<infer Code, infer Details>
    ? { readonly ok: false; readonly code: Code; readonly details: z.infer<Details> }
    : never

/** A failed reply's body: RFC 9457 with our code and details. */
export type Problem = {
  readonly type: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly details: unknown
}
