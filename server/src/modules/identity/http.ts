import {
  acceptInvitation,
  createOrganisation,
  declineInvitation,
  endMembership,
  invite,
  leaveOrganisation,
  listInvitations,
  listMembers,
  lookAtInvitation,
  me,
  member,
  organisation,
  resendInvitation,
  revokeInvitation,
  setUp,
  setupState,
  signIn,
  signOut,
  updateMember,
  updateOrganisation,
} from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import { route, type Call } from '../../platform/http/route.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { admitAll } from './app/admit.ts'
import { accept, decline, seeInvitation } from './app/answer-invitation.ts'
import { createOwnOrganisation } from './app/create-organisation.ts'
import { endSomeonesMembership, leave } from './app/end-membership.ts'
import { invitePeople } from './app/invite.ts'
import { membersPage, oneMember } from './app/list-members.ts'
import { invitationsPage, sendInvitationAgain, withdrawInvitation } from './app/manage-invitations.ts'
import { whoAmI } from './app/me.ts'
import { changeOrganisation, readOrganisation } from './app/organisation-settings.ts'
import { setUpServer } from './app/set-up.ts'
import { signInByPassword } from './app/sign-in.ts'
import { changeMember } from './app/update-member.ts'
import { networkOf } from './domain/network.ts'
import { anyOrganisation } from './store/organisations.ts'
import { revokeSession } from './store/sessions.ts'

const system = { system: true } as const
/** Guessing secrets of links is hopeless; trying must not be cheap either. */
const byNetwork = {
  admit: (tx: Tx, _: unknown, call: Call) => admitAll(tx, [['token-address', networkOf(call.address)]]),
}

const organisationRoutes = [
  route(createOrganisation, createOwnOrganisation, system),
  route(organisation, readOrganisation),
  route(updateOrganisation, changeOrganisation),
]

const memberRoutes = [
  route(listMembers, membersPage),
  route(member, oneMember),
  route(updateMember, changeMember),
  route(endMembership, endSomeonesMembership),
  route(leaveOrganisation, leave),
]

const invitationRoutes = [
  route(invite, invitePeople),
  route(listInvitations, invitationsPage),
  route(revokeInvitation, withdrawInvitation),
  route(resendInvitation, sendInvitationAgain),
  route(lookAtInvitation, seeInvitation, byNetwork),
  route(acceptInvitation, accept, byNetwork),
  route(declineInvitation, decline, byNetwork),
]

export const identityRoutes = [
  route(setupState, async (reads) => ok({ needed: !(await anyOrganisation(reads)) })),
  route(setUp, setUpServer),
  route(signIn, signInByPassword, {
    admit: (tx, { body }, call) =>
      admitAll(tx, [
        ['sign-in-address', networkOf(call.address)],
        ['sign-in-account', body.email],
      ]),
  }),
  route(
    signOut,
    async (tx, _, call) => {
      await revokeSession(tx, tx.scope.personId, tx.scope.sessionId)
      call.setSession(null)
      return ok({})
    },
    system,
  ),
  route(me, whoAmI),
  ...organisationRoutes,
  ...memberRoutes,
  ...invitationRoutes,
]
