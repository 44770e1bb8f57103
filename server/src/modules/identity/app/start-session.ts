import { hashOfToken } from '../../../platform/http/entry.ts'
import type { Call } from '../../../platform/http/route.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { newToken } from '../domain/token.ts'
import { insertSession, type Assurance } from '../store/sessions.ts'

/** Every way of signing in ends here: a fresh secret, stored hashed, given to this browser alone. */
export async function startSession(
  tx: Tx,
  call: Call,
  { personId, assurance }: { personId: PersonId; assurance: Assurance },
): Promise<void> {
  const token = newToken('cs', tx.random)
  const { userAgent, address } = call
  await insertSession(tx, { personId, tokenHash: hashOfToken(token), assurance, userAgent, address })
  call.setSession(token)
}
