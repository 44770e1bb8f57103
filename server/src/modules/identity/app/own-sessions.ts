import {
  notFound,
  type listSessions,
  type revokeOneSession,
  type revokeOtherSessions,
  type signOut,
} from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { isOwnSession, revokeSession, revokeSessionsOf, sessionsOf } from '../store/sessions.ts'

export const ownSessions: Handler<typeof listSessions> = async (reads) => {
  const sessions = await sessionsOf(reads, reads.scope.personId)
  return ok({
    sessions: sessions.map((session) => ({
      ...session,
      current: session.sessionId === reads.scope.sessionId,
      createdAt: isoOf(session.createdAt),
      lastSeenAt: isoOf(session.lastSeenAt),
      expiresAt: isoOf(session.expiresAt),
    })),
  })
}

export const endOneSession: Handler<typeof revokeOneSession> = async (tx, { params }, call) => {
  if (!(await isOwnSession(tx, tx.scope.personId, params.sessionId))) return refuse(notFound.code)
  await revokeSession(tx, tx.scope.personId, params.sessionId)
  if (params.sessionId === tx.scope.sessionId) call.setSession(null)
  return ok({})
}

export const endOtherSessions: Handler<typeof revokeOtherSessions> = async (tx) =>
  ok({ ended: await revokeSessionsOf(tx, tx.scope.personId, tx.scope.sessionId) })

export const signOutHere: Handler<typeof signOut> = async (tx, _, call) => {
  await revokeSession(tx, tx.scope.personId, tx.scope.sessionId)
  call.setSession(null)
  return ok({})
}
