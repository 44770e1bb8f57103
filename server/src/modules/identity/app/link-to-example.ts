import { mayGrant, noExamplePerson, notFound, type linkToExamplePerson } from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import { hashOfToken } from '../../../platform/http/entry.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { decideTouch } from '../domain/membership.ts'
import { linkExpiry } from '../domain/sign-in.ts'
import { newToken } from '../domain/token.ts'
import { linkToExamplePerson as linkToPerson } from '../store/mail-links.ts'
import { findMember } from '../store/members.ts'

/** Whoever looks around the example sees it as its trainers and participants do. */
export const linkToExample: Handler<typeof linkToExamplePerson> = async (tx, { params: { personId } }, call) => {
  const member = await findMember(tx, personId)
  if (!member) return refuse(notFound.code)
  const touch = decideTouch({ table: mayGrant, actorRoles: tx.scope.roles, current: member })
  if (!touch.ok) return touch
  const token = newToken('cl', tx.random)
  if (!(await linkToPerson(tx, { personId, tokenHash: hashOfToken(token) }))) return refuse(noExamplePerson.code)
  tx.record({ operation: 'identity.link-to-example-person', subject: personId, detail: {} })
  return ok({ link: `${call.publicUrl}/sign-in/link#${token}`, expiresAt: isoOf(linkExpiry('sign-in', tx.now)) })
}
