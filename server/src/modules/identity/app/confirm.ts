import { codeRefused, confirmFirst, signInRefused, type confirmItIsMe, type RefusalOf } from '@cadre/contracts'
import { isoOf, ok, present, refuse, type Id, type Instant, type Ok } from '@cadre/kernel'
import type { Admission, Handler } from '../../../platform/http/route.ts'
import { verifyPassword } from '../../../platform/password.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { networkOf } from '../domain/network.ts'
import { confirmedUntil } from '../domain/sign-in.ts'
import { passkeysOf } from '../store/passkeys.ts'
import { findPasswordHash } from '../store/passwords.ts'
import { confirmedAtOf, confirmSession, findSessionHolder } from '../store/sessions.ts'
import { findTotp } from '../store/totp.ts'
import { forgetTries } from '../store/tries.ts'
import { admitAll } from './admit.ts'
import { takeFactorCode } from './factor-code.ts'

export const admitConfirmation: Admission<typeof confirmItIsMe> = async (tx, _, { address, tokenHash }) => {
  const personId = await findSessionHolder(tx, tokenHash)
  return admitAll(tx, [['token-address', networkOf(address)], ...(personId ? ([['confirm', personId]] as const) : [])])
}

/** Who has a second factor confirms by it: a password alone is not enough for them (S-11). */
export const confirm: Handler<typeof confirmItIsMe> = async (tx, { body }) => {
  const { personId, sessionId } = tx.scope
  const totp = await findTotp(tx, personId)
  if (totp?.confirmedAt || body.code !== undefined) {
    if (!(await takeFactorCode(tx, personId, body.code ?? ''))) return refuse(codeRefused.code)
  } else {
    const hash = await findPasswordHash(tx, personId)
    if (!(await verifyPassword(body.password ?? '', hash))) return refuse(signInRefused.code)
  }
  await confirmSession(tx, sessionId)
  await forgetTries(tx, 'confirm', personId)
  return ok({ confirmedUntil: isoOf(present(confirmedUntil(tx.now, tx.now), 'a fresh confirmation counts')) })
}

/** Refuses when the last proof of who is at the keyboard is too old to change a way of signing in; programs never give one. */
export async function requireConfirmed(
  reads: Reads,
  sessionId: Id<'ses'> | null,
): Promise<Ok<Instant> | RefusalOf<typeof confirmFirst>> {
  const until = sessionId && confirmedUntil(await confirmedAtOf(reads, sessionId), reads.now)
  return until === null ? refuse(confirmFirst.code) : ok(until)
}

/** Whether a person could prove who they are at all: by a password, an authenticator app or a passkey. */
export async function hasProof(reads: Reads, personId: PersonId): Promise<boolean> {
  if ((await findPasswordHash(reads, personId)) !== null) return true
  if ((await findTotp(reads, personId))?.confirmedAt) return true
  return (await passkeysOf(reads, personId)).length > 0
}
