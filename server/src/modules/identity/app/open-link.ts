import { linkRefused, weakPassword, type openSignInLink, type resetPassword } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { hashOfToken } from '../../../platform/http/entry.ts'
import { hashPassword } from '../../../platform/password.ts'
import { isGuessable } from '../domain/guessable.ts'
import { deleteMailLinksOf, takeMailLink } from '../store/mail-links.ts'
import { savePasswordHash } from '../store/passwords.ts'
import { activatePerson, personById } from '../store/people.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { notice } from './notice.ts'
import { afterFirstFactor } from './start-session.ts'

export const signInByLink: Handler<typeof openSignInLink> = async (tx, { body }, call) => {
  const personId = await takeMailLink(tx, hashOfToken(body.token), 'sign-in')
  if (!personId) return refuse(linkRefused.code)
  return ok(await afterFirstFactor(tx, call, { personId, factor: 'link' }))
}

/** Ends every session and every other link: whoever was in by the old password is out. Signs nobody in. */
export const resetByLink: Handler<typeof resetPassword> = async (tx, { body }) => {
  const personId = await takeMailLink(tx, hashOfToken(body.token), 'password-reset')
  if (!personId) return refuse(linkRefused.code)
  const { name, email } = await personById(tx, personId)
  if (isGuessable(body.password, [name, email])) return refuse(weakPassword.code)
  await savePasswordHash(tx, personId, await hashPassword(body.password))
  await activatePerson(tx, personId)
  await deleteMailLinksOf(tx, personId)
  await revokeSessionsOf(tx, personId, null)
  await notice(tx, personId, 'password-changed')
  return ok({})
}
