import type { Id } from '@cadre/kernel'
import { hashOfToken } from '../../../platform/http/entry.ts'
import type { Call } from '../../../platform/http/route.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { afterFactor, type SignInState } from '../domain/sign-in.ts'
import { newToken } from '../domain/token.ts'
import { insertPendingSignIn } from '../store/pending-sign-ins.ts'
import { activatePerson } from '../store/people.ts'
import { insertSession, type Assurance } from '../store/sessions.ts'
import { findTotp } from '../store/totp.ts'

/** Every way of signing in ends here: a fresh secret, stored hashed, given to this browser alone. */
export async function startSession(
  tx: Tx,
  call: Call,
  { personId, assurance }: { personId: PersonId; assurance: Assurance },
): Promise<Id<'ses'>> {
  const token = newToken('cs', tx.random)
  const { userAgent } = call
  const address = call.address.slice(0, 64)
  await activatePerson(tx, personId)
  const sessionId = await insertSession(tx, { personId, tokenHash: hashOfToken(token), assurance, userAgent, address })
  call.setSession(token)
  return sessionId
}

const eventOf = { password: 'password-right', link: 'link-opened' } as const

/** After a first factor: a session, or for who has a second factor a wait for it that opens nothing (S-11). */
export async function afterFirstFactor(
  tx: Tx,
  call: Call,
  { personId, factor }: { personId: PersonId; factor: 'password' | 'link' },
): Promise<{ state: Exclude<SignInState, 'signed-out'>; personId: PersonId }> {
  const totp = await findTotp(tx, personId)
  const protection = totp?.confirmedAt ? 'two-factors' : 'one-factor'
  const state = afterFactor(protection, 'signed-out', eventOf[factor])
  if (state === 'signed-in') {
    await startSession(tx, call, { personId, assurance: factor })
    return { state, personId }
  }
  const token = newToken('cf', tx.random)
  await insertPendingSignIn(tx, { personId, tokenHash: hashOfToken(token), firstFactor: factor })
  call.setSession(token)
  return { state: 'second-factor-needed', personId }
}
