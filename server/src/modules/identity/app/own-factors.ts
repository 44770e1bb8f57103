import {
  codeRefused,
  totpAlready,
  totpNotBegun,
  type beginTotp,
  type confirmTotp,
  type removeTotp,
  type renewRecoveryCodes,
  type secondFactor,
} from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import type { Admission, Handler } from '../../../platform/http/route.ts'
import { totpEnrolment } from '../../../platform/totp.ts'
import { newTotpSecret, parseFactorCode } from '../domain/factor-code.ts'
import { networkOf } from '../domain/network.ts'
import { passkeysOf } from '../store/passkeys.ts'
import { findPasswordHash } from '../store/passwords.ts'
import { personById } from '../store/people.ts'
import { countRecoveryCodes, replaceRecoveryCodes } from '../store/recovery-codes.ts'
import { confirmSession, findSessionHolder, revokeSessionsOf } from '../store/sessions.ts'
import { confirmTotpOf, deleteTotp, findTotp, saveBegunTotp } from '../store/totp.ts'
import { forgetTries } from '../store/tries.ts'
import { admitAll } from './admit.ts'
import { requireConfirmed } from './confirm.ts'
import { giveRecoveryCodes, takeTotpCode } from './factor-code.ts'
import { notice } from './notice.ts'

export const waysOfSigningIn: Handler<typeof secondFactor> = async (reads) => {
  const { personId, sessionId } = reads.scope
  const totp = await findTotp(reads, personId)
  const confirmed = await requireConfirmed(reads, sessionId)
  return ok({
    password: (await findPasswordHash(reads, personId)) !== null,
    totp: totp === null ? ('none' as const) : totp.confirmedAt === null ? ('begun' as const) : ('active' as const),
    totpSince: totp?.confirmedAt ? isoOf(totp.confirmedAt) : null,
    recoveryCodesLeft: await countRecoveryCodes(reads, personId),
    passkeys: (await passkeysOf(reads, personId)).length,
    confirmedUntil: confirmed.ok ? isoOf(confirmed.value) : null,
  })
}

export const beginAuthenticator: Handler<typeof beginTotp> = async (tx) => {
  const { personId, sessionId } = tx.scope
  const confirmed = await requireConfirmed(tx, sessionId)
  if (!confirmed.ok) return confirmed
  if ((await findTotp(tx, personId))?.confirmedAt) return refuse(totpAlready.code)
  const secret = Buffer.from(newTotpSecret(tx.random))
  await saveBegunTotp(tx, personId, secret)
  return ok(totpEnrolment(secret, (await personById(tx, personId)).email))
}

export const admitTotpCode: Admission<typeof confirmTotp> = async (tx, _, { address, tokenHash }) => {
  const personId = await findSessionHolder(tx, tokenHash)
  return admitAll(tx, [
    ['token-address', networkOf(address)],
    ...(personId ? ([['second-factor', personId]] as const) : []),
  ])
}

/** From here on one factor is not enough: sessions that began with one end, but for this one, which just gave the second. */
export const confirmAuthenticator: Handler<typeof confirmTotp> = async (tx, { body }) => {
  const { personId, sessionId } = tx.scope
  const confirmed = await requireConfirmed(tx, sessionId)
  if (!confirmed.ok) return confirmed
  const totp = await findTotp(tx, personId)
  if (!totp) return refuse(totpNotBegun.code)
  if (totp.confirmedAt) return refuse(totpAlready.code)
  const code = parseFactorCode(body.code)
  if (code?.kind !== 'totp' || !(await takeTotpCode(tx, personId, code.code))) return refuse(codeRefused.code)
  await confirmTotpOf(tx, personId)
  await forgetTries(tx, 'second-factor', personId)
  await confirmSession(tx, sessionId, 'second-factor')
  await revokeSessionsOf(tx, personId, sessionId)
  await notice(tx, personId, 'totp-on')
  return ok({ recoveryCodes: await giveRecoveryCodes(tx, personId) })
}

export const removeAuthenticator: Handler<typeof removeTotp> = async (tx) => {
  const { personId, sessionId } = tx.scope
  const confirmed = await requireConfirmed(tx, sessionId)
  if (!confirmed.ok) return confirmed
  const wasOn = (await findTotp(tx, personId))?.confirmedAt
  await deleteTotp(tx, personId)
  await replaceRecoveryCodes(tx, personId, [])
  if (wasOn) await notice(tx, personId, 'totp-off')
  return ok({})
}

export const renewCodes: Handler<typeof renewRecoveryCodes> = async (tx) => {
  const { personId, sessionId } = tx.scope
  const confirmed = await requireConfirmed(tx, sessionId)
  if (!confirmed.ok) return confirmed
  if (!(await findTotp(tx, personId))?.confirmedAt) return refuse(totpNotBegun.code)
  return ok({ recoveryCodes: await giveRecoveryCodes(tx, personId) })
}
