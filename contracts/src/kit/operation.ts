import type { z } from 'zod'
import type { Permission } from '../permissions.ts'
import type { Failure, RefusalOf } from './failure.ts'

/**
 * Who may call: anybody, any signed-in person (about themselves), a member of the organisation in the path who holds one of
 * the permissions, or the writer of the attempt in the path, whose right outlives any session until another takes over.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'person' }
  | { readonly kind: 'writer' }
  | { readonly kind: 'member'; readonly anyOf: readonly [Permission, ...Permission[]] }

/**
 * One promise of the API, as data. Server routes, the typed client, the command line, OpenAPI, the permission matrix and
 * the generated tests are all read from it.
 */
export type Operation = {
  /** `module.verb`, permanent. */
  readonly id: `${string}.${string}`
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for each key of `params`. */
  readonly path: `/api/${string}`
  readonly summary: string
  readonly access: Access
  /**
   * How a repeated call has one effect: by the caller's `Idempotency-Key`, or because the effect is naturally the same
   * the second time. Reads leave it out.
   */
  readonly idempotency?: 'key' | 'natural'
  /** Answers 201: something new is there. */
  readonly creates?: true
  readonly params?: z.core.$ZodObject
  readonly query?: z.core.$ZodObject
  readonly body?: z.core.$ZodObject
  readonly output: z.core.$ZodType
  /**
   * What is sent when it is not JSON; `output` is then a string: the text, an image as a data address, or (for any type)
   * a file to keep, as a data address with its name: `data:application/zip;name=questions.zip;base64,…`.
   */
  readonly mediaType?: 'text/calendar' | 'text/yaml' | 'text/csv' | 'text/markdown' | 'image/*' | '*/*'
  readonly failures: readonly Failure[]
}

/** The header that carries a writer's right to an attempt. */
export const writerHeader = 'cadre-writer'

export const operation = <const O extends Operation>(declared: O): O => declared

type InferOr<S, Absent> = S extends z.core.$ZodType ? z.infer<S> : Absent
type InputOr<S, Absent> = S extends z.core.$ZodType ? z.input<S> : Absent

/** What the handler receives, parsed. */
export type ParsedInput<O extends Operation> = {
  readonly params: InferOr<O['params'], Record<string, never>>
  readonly query: InferOr<O['query'], Record<string, never>>
  readonly body: InferOr<O['body'], undefined>
}

type Part<Name extends string, S, Given> = S extends z.core.$ZodObject
  ? Record<string, never> extends Given
    ? { readonly [N in Name]?: Given }
    : { readonly [N in Name]: Given }
  : { readonly [N in Name]?: never }

/** What a caller gives, before defaults and trimming. */
export type CallInput<O extends Operation> = Part<'params', O['params'], InputOr<O['params'], never>> &
  Part<'query', O['query'], InputOr<O['query'], never>> &
  Part<'body', O['body'], InputOr<O['body'], never>>

export type OutputOf<O extends Operation> = z.input<O['output']>
export type ReplyOf<O extends Operation> = z.output<O['output']>
export type RefusalsOf<O extends Operation> = RefusalOf<O['failures'][number]>

export const isMutation = (operation: Operation): boolean => operation.method !== 'GET'
