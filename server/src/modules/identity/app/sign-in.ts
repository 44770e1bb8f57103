import { signInRefused, type signIn } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { verifyPassword } from '../../../platform/password.ts'
import { findPasswordHash } from '../store/passwords.ts'
import { findPersonByEmail } from '../store/people.ts'
import { startSession } from './start-session.ts'

/** Says the same, after the same work, whether the address is unknown or the password wrong (S-12). */
export const signInByPassword: Handler<typeof signIn> = async (tx, { body }, call) => {
  const person = await findPersonByEmail(tx, body.email)
  const hash = person && (await findPasswordHash(tx, person.personId))
  const matches = await verifyPassword(body.password, hash)
  if (!person || !matches) return refuse(signInRefused.code)
  await startSession(tx, call, { personId: person.personId, assurance: 'password' })
  return ok({ personId: person.personId })
}
