import {
  notFound,
  tokenNameTaken,
  tokenTooStrong,
  type createApiToken,
  type listApiTokens,
  type revokeApiToken,
} from '@cadre/contracts'
import { instant, isoOf, ok, present, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { hashOfToken } from '../../../platform/http/entry.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { newToken } from '../domain/token.ts'
import { apiTokensOf, insertApiToken, isTokenKnown, revokeToken, type ApiToken } from '../store/api-tokens.ts'
import { requireConfirmed } from './confirm.ts'
import { notice } from './notice.ts'

const dayMs = 86_400_000

export const makeApiToken: Handler<typeof createApiToken> = async (tx, { body }) => {
  const personId = present(tx.scope.personId, 'a person makes a token')
  const confirmed = await requireConfirmed(tx, tx.scope.sessionId)
  if (!confirmed.ok) return confirmed
  const beyond = body.permissions.filter((permission) => !tx.scope.permissions.has(permission))
  if (beyond.length > 0) return refuse(tokenTooStrong.code, { permissions: beyond })
  const own = await apiTokensOf(tx, personId)
  if (own.some(({ name }) => name === body.name)) return refuse(tokenNameTaken.code, { name: body.name })
  const secret = newToken('ct', tx.random)
  const { name, permissions } = body
  const expiresAt = instant(tx.now + body.days * dayMs)
  const tokenHash = hashOfToken(secret)
  const apiTokenId = await insertApiToken(tx, { personId, name, permissions, expiresAt, tokenHash })
  const made = present(
    (await apiTokensOf(tx, personId)).find((token) => token.apiTokenId === apiTokenId),
    'a stored token is found',
  )
  tx.record({ operation: 'identity.create-api-token', subject: apiTokenId, detail: { name, permissions } })
  await notice(tx, personId, 'token-made')
  return ok({ ...viewOf(made), secret })
}

export const liveApiTokens: Handler<typeof listApiTokens> = async (reads) =>
  ok({ tokens: (await apiTokensOf(reads, ownerSeen(reads.scope))).map(viewOf) })

export const endApiToken: Handler<typeof revokeApiToken> = async (tx, { params }) => {
  const { apiTokenId } = params
  const owner = ownerSeen(tx.scope)
  if (await revokeToken(tx, apiTokenId, owner)) {
    tx.record({ operation: 'identity.revoke-api-token', subject: apiTokenId, detail: {} })
  } else if (!(await isTokenKnown(tx, apiTokenId, owner))) return refuse(notFound.code)
  return ok({})
}

/** Who manages members sees and ends everybody's tokens (null); others their own. */
const ownerSeen = ({ permissions, personId }: OrganisationScope): PersonId | null =>
  permissions.has('members.manage') ? null : present(personId, 'a person asks')

const viewOf = (token: ApiToken) => ({
  ...token,
  permissions: [...token.permissions],
  createdAt: isoOf(token.createdAt),
  expiresAt: isoOf(token.expiresAt),
  lastUsedAt: token.lastUsedAt === null ? null : isoOf(token.lastUsedAt),
})
