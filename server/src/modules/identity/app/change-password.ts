import { weakPassword, type changePassword } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { hashPassword } from '../../../platform/password.ts'
import { isGuessable } from '../domain/guessable.ts'
import { deleteMailLinksOf } from '../store/mail-links.ts'
import { savePasswordHash } from '../store/passwords.ts'
import { personById } from '../store/people.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { hasProof, requireConfirmed } from './confirm.ts'
import { notice } from './notice.ts'

export const choosePassword: Handler<typeof changePassword> = async (tx, { body }) => {
  const { personId, sessionId } = tx.scope
  const confirmed = await requireConfirmed(tx, sessionId)
  // Who entered the example has nothing to confirm with: their first password needs no proof, or they could never set one.
  if (!confirmed.ok && (sessionId === null || (await hasProof(tx, personId)))) return confirmed
  const { name, email } = await personById(tx, personId)
  if (isGuessable(body.password, [name, email])) return refuse(weakPassword.code)
  await savePasswordHash(tx, personId, await hashPassword(body.password))
  await deleteMailLinksOf(tx, personId)
  await revokeSessionsOf(tx, personId, sessionId)
  await notice(tx, personId, 'password-changed')
  return ok({})
}
