import type {
  baseFailures,
  Operation,
  OutputOf,
  ParsedInput,
  rateLimited,
  RefusalOf,
  RefusalsOf,
} from '@cadre/contracts'
import { Bug, type Ok } from '@cadre/kernel'
import type { Database, Reads, Tx } from '../db/transaction.ts'
import type { OrganisationScope, PersonScope, SystemScope } from '../scope.ts'

export type ScopeOf<O extends Operation> = O['access']['kind'] extends 'member'
  ? OrganisationScope
  : O['access']['kind'] extends 'person'
    ? PersonScope
    : SystemScope

/** Reads for a GET, the right to write for everything else. */
export type UnitOf<O extends Operation> = O['method'] extends 'GET' ? Reads<ScopeOf<O>> : Tx<ScopeOf<O>>

/** Facts of the call that are not its input, and the one thing a handler may do to the reply. */
export type Call = {
  readonly address: string
  readonly userAgent: string
  /** The address people use, from the configuration: never from what the caller says. No slash at the end. */
  readonly publicUrl: string
  /** The presented session's token, hashed, if any. */
  readonly tokenHash: Buffer | null
  /** The presented right to write to an attempt, hashed, if any. */
  readonly writerHash: Buffer | null
  /** Starts (token) or ends (null) the browser's session. */
  setSession(token: string | null): void
}

export type BaseRefusal = RefusalOf<(typeof baseFailures)[number]>
export type HandlerResult<O extends Operation> = Ok<OutputOf<O>> | RefusalsOf<O> | BaseRefusal
export type Handler<O extends Operation> = (
  unit: UnitOf<O>,
  input: ParsedInput<O>,
  call: Call,
) => Promise<HandlerResult<O>>

export type RouteOptions = {
  /**
   * Runs as cadre_system instead of cadre_app: for identity's own tables, which no organisation's transaction reaches.
   * Its store filters by person or organisation itself.
   */
  readonly system?: boolean
  /** Largest body, in bytes. Default 1 MiB. */
  readonly bodyLimit?: number
}

/**
 * Counts a try before the work, in a transaction of its own: what it counts stays counted when the work is refused. It
 * knows no scope yet, only what was sent and from where.
 */
export type Admission<O extends Operation> = (
  tx: Tx<SystemScope>,
  input: ParsedInput<O>,
  call: Call,
) => Promise<Ok<null> | RefusalOf<typeof rateLimited>>

/** Carries an operation out in transactions of its own: what commits for many calls at once (ADR 0017). */
export type DirectHandler<O extends Operation> = (
  input: ParsedInput<O>,
  call: { readonly writerHash: Buffer },
) => Promise<HandlerResult<O>>

export type Route = {
  readonly operation: Operation
  readonly direct?: (database: Database) => DirectHandler<Operation>
  readonly handle: (unit: Reads | Tx, input: ParsedInput<Operation>, call: Call) => Promise<HandlerResult<Operation>>
  readonly options: RouteOptions
  readonly admit: Admission<Operation> | null
}

/** Binds an operation to what carries it out; the types of both sides come from the contract. */
export const route = <const O extends Operation>(
  operation: O,
  handle: Handler<O>,
  { admit, ...options }: RouteOptions & { readonly admit?: Admission<O> } = {},
): Route => ({
  operation,
  handle: handle as unknown as Route['handle'],
  options,
  admit: admit ?? null,
})

/** Binds an operation whose right is the writer's: the handler opens what it needs and checks the right itself. */
export const directRoute = <const O extends Operation & { readonly access: { readonly kind: 'writer' } }>(
  operation: O,
  direct: (database: Database) => DirectHandler<O>,
  options: RouteOptions = {},
): Route => ({
  operation,
  direct,
  handle: () => Promise.reject(new Bug(`${operation.id} opens its own transactions`)),
  options,
  admit: null,
})
