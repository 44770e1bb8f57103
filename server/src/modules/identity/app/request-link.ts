import type { requestPasswordReset, requestSignInLink } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Admission, Handler } from '../../../platform/http/route.ts'
import { networkOf } from '../domain/network.ts'
import type { LinkPurpose } from '../domain/sign-in.ts'
import { admitAll } from './admit.ts'

type Request = typeof requestSignInLink | typeof requestPasswordReset

export const admitLinkRequest: Admission<Request> = (tx, { body }, { address }) =>
  admitAll(tx, [
    ['mail-address', networkOf(address)],
    ['mail-account', body.email],
  ])

/** Whether the address has an account is found out by a job: the answer, and the time it takes, say nothing (S-12). */
export const requestLink =
  (purpose: LinkPurpose): Handler<Request> =>
  async (tx, { body }) => {
    await tx.enqueue({ task: 'identity.send-link', payload: { email: body.email, purpose } })
    return ok({})
  }
