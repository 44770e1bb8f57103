import { hashOfToken } from '../../../platform/http/entry.ts'
import { stepOfCode } from '../../../platform/totp.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { isFreshStep, newRecoveryCode, parseFactorCode, recoveryCodesGiven } from '../domain/factor-code.ts'
import { replaceRecoveryCodes, takeRecoveryCode } from '../store/recovery-codes.ts'
import { findTotp, takeStep } from '../store/totp.ts'
import { notice } from './notice.ts'

/** Uses a code up, of the app or for recovery; false when it is wrong, was used, or no second factor is on. */
export async function takeFactorCode(tx: Tx, personId: PersonId, typed: string): Promise<boolean> {
  const given = parseFactorCode(typed)
  const totp = await findTotp(tx, personId)
  if (!given || !totp?.confirmedAt) return false
  if (given.kind === 'totp') return takeTotpCode(tx, personId, given.code)
  const taken = await takeRecoveryCode(tx, personId, hashOfToken(given.code))
  if (taken) await notice(tx, personId, 'recovery-code-used')
  return taken
}

/** Of the key in use or of the one that waits for its first code. */
export async function takeTotpCode(tx: Tx, personId: PersonId, code: string): Promise<boolean> {
  const totp = await findTotp(tx, personId)
  if (!totp) return false
  const step = stepOfCode(totp.secret, code, tx.now)
  return isFreshStep(step, totp.lastStep) && takeStep(tx, personId, step)
}

/** Ten new codes in place of the old; stored hashed, as they are typed without hyphens. */
export async function giveRecoveryCodes(tx: Tx, personId: PersonId): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodesGiven }, () => newRecoveryCode(tx.random))
  await replaceRecoveryCodes(
    tx,
    personId,
    codes.map((code) => hashOfToken(code.replaceAll('-', ''))),
  )
  return codes
}
