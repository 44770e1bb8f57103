import type {
  baseFailures,
  Operation,
  OutputOf,
  ParsedInput,
  rateLimited,
  RefusalOf,
  RefusalsOf,
} from '@cadre/contracts'
import type { Ok } from '@cadre/kernel'
import type { Reads, Tx } from '../db/transaction.ts'
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

export type Route = {
  readonly operation: Operation
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
