import { codeRefused, signInRefused, type completeSignIn, type signIn } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Admission, Handler } from '../../../platform/http/route.ts'
import { verifyPassword } from '../../../platform/password.ts'
import { networkOf } from '../domain/network.ts'
import { deletePendingSignIn, findPendingSignIn } from '../store/pending-sign-ins.ts'
import { findPasswordHash } from '../store/passwords.ts'
import { findPersonByEmail } from '../store/people.ts'
import { forgetTries } from '../store/tries.ts'
import { admitAll } from './admit.ts'
import { takeFactorCode } from './factor-code.ts'
import { afterFirstFactor, startSession } from './start-session.ts'

export const admitSignIn: Admission<typeof signIn> = (tx, { body }, { address }) =>
  admitAll(tx, [
    ['sign-in-address', networkOf(address)],
    ['sign-in-account', body.email],
  ])

/** Says the same, after the same work, whether the address is unknown or the password wrong (S-12). */
export const signInByPassword: Handler<typeof signIn> = async (tx, { body }, call) => {
  const person = await findPersonByEmail(tx, body.email)
  const hash = person && (await findPasswordHash(tx, person.personId))
  const matches = await verifyPassword(body.password, hash)
  if (!person || !matches) return refuse(signInRefused.code)
  await forgetTries(tx, 'sign-in-account', body.email)
  return ok(await afterFirstFactor(tx, call, { personId: person.personId, factor: 'password' }))
}

/** Codes are counted for the person, so that a new first factor does not buy new tries. */
export const admitSecondFactor: Admission<typeof completeSignIn> = async (tx, _, { address, tokenHash }) => {
  const personId = await findPendingSignIn(tx, tokenHash)
  return admitAll(tx, [
    ['token-address', networkOf(address)],
    ...(personId ? ([['second-factor', personId]] as const) : []),
  ])
}

export const signInBySecondFactor: Handler<typeof completeSignIn> = async (tx, { body }, call) => {
  const personId = await findPendingSignIn(tx, call.tokenHash)
  if (!personId || !call.tokenHash) return refuse(codeRefused.code)
  if (!(await takeFactorCode(tx, personId, body.code))) return refuse(codeRefused.code)
  await deletePendingSignIn(tx, call.tokenHash)
  await forgetTries(tx, 'second-factor', personId)
  await startSession(tx, call, { personId, assurance: 'second-factor' })
  return ok({ state: 'signed-in' as const, personId })
}
