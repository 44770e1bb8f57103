import '@fastify/cookie'
import { hash } from 'node:crypto'
import {
  forbidden,
  notFound,
  signInRequired,
  permissionsOf,
  type Operation,
  type Permission,
  type Role,
} from '@cadre/contracts'
import { assert, ok, refuse, type Id } from '@cadre/kernel'
import type { FastifyRequest } from 'fastify'
import type { PoolClient } from 'pg'
import { as, type Entry } from '../db/transaction.ts'
import { systemScope, type OrganisationId, type PersonId, type Scope } from '../scope.ts'
import type { BaseRefusal } from './route.ts'

export const sessionCookie = 'cadre_session'

/** Who presented a live token, and what they are in the organisation asked for. */
export type Entered = {
  readonly personId: PersonId
  readonly sessionId: Id<'ses'> | null
  readonly roles: readonly Role[]
  /** The token's own limits; null for a session. */
  readonly tokenPermissions: readonly Permission[] | null
  readonly member: boolean
  /** A snapshot of the database older than any that the transaction will read in. */
  readonly seen: string
}
/** Given by the identity module: opens the transaction's context to the holder of the token. */
export type Authenticate = (client: PoolClient, tokenHash: Buffer, organisationId: string) => Promise<Entered | null>

export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer')

/** A browser's cookie or a program's bearer token. */
export function tokenOf(request: FastifyRequest): { token: string; fromCookie: boolean } | null {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { token: bearer, fromCookie: false }
  const cookie = request.cookies[sessionCookie]
  return cookie === undefined || cookie === '' ? null : { token: cookie, fromCookie: true }
}

type EntryRequest = {
  operation: Pick<Operation, 'access'>
  tokenHash: Buffer | null
  organisationId: string
  system: boolean
}

/** The entry that an operation's access asks for. Another organisation's door looks like no door. */
export function entryOf(authenticate: Authenticate, request: EntryRequest): Entry<Scope, BaseRefusal> {
  const { access } = request.operation
  assert(access.kind !== 'writer', 'a writer’s operation opens its own transactions')
  if (access.kind === 'public') return as(systemScope)
  return {
    role: request.system ? 'cadre_system' : 'cadre_app',
    async open(client) {
      const entered = request.tokenHash && (await authenticate(client, request.tokenHash, request.organisationId))
      if (!entered) return refuse(signInRequired.code)
      if (access.kind === 'member') return memberScope(entered, request.organisationId, access.anyOf)
      if (entered.sessionId === null) return refuse(signInRequired.code)
      return ok({ kind: 'person', personId: entered.personId, sessionId: entered.sessionId })
    },
  }
}

function memberScope(entered: Entered, organisationId: string, anyOf: readonly Permission[]) {
  if (!entered.member) return refuse(notFound.code)
  const limit = entered.tokenPermissions && new Set(entered.tokenPermissions)
  const held = permissionsOf(entered.roles)
  const permissions = limit ? held.intersection(limit) : held
  if (!anyOf.some((permission) => permissions.has(permission))) return refuse(forbidden.code, { anyOf: [...anyOf] })
  const { personId, sessionId, roles } = entered
  return ok<Scope>({
    kind: 'organisation',
    organisationId: organisationId as OrganisationId,
    personId,
    sessionId,
    roles,
    permissions,
  })
}
