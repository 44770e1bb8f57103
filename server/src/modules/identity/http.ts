import * as contract from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import { route, type Call } from '../../platform/http/route.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { admitAll } from './app/admit.ts'
import { accept, decline, seeInvitation } from './app/answer-invitation.ts'
import { endApiToken, liveApiTokens, makeApiToken } from './app/api-tokens.ts'
import { choosePassword } from './app/change-password.ts'
import { admitConfirmation, confirm } from './app/confirm.ts'
import { createOwnOrganisation } from './app/create-organisation.ts'
import { endSomeonesMembership, leave } from './app/end-membership.ts'
import type { FoundOrganisation } from './app/found-organisation.ts'
import { invitePeople } from './app/invite.ts'
import { linkToExample } from './app/link-to-example.ts'
import { membersPage, oneMember } from './app/list-members.ts'
import { invitationsPage, sendInvitationAgain, withdrawInvitation } from './app/manage-invitations.ts'
import { whoAmI } from './app/me.ts'
import { resetByLink, signInByLink } from './app/open-link.ts'
import { changeOrganisation, readOrganisation } from './app/organisation-settings.ts'
import {
  admitTotpCode,
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  renewCodes,
  waysOfSigningIn,
} from './app/own-factors.ts'
import { endOneSession, endOtherSessions, ownSessions, signOutHere } from './app/own-sessions.ts'
import {
  beginPasskey,
  beginPasskeySignIn,
  dropPasskey,
  keepPasskey,
  ownPasskeys,
  signInByPasskey,
} from './app/passkeys.ts'
import { changeProfile, ownData } from './app/profile.ts'
import { admitLinkRequest, requestLink } from './app/request-link.ts'
import { setUpServer } from './app/set-up.ts'
import { admitSecondFactor, admitSignIn, signInByPassword, signInBySecondFactor } from './app/sign-in.ts'
import { changeMember } from './app/update-member.ts'
import { networkOf } from './domain/network.ts'
import { anyOrganisation } from './store/organisations.ts'

const system = { system: true } as const
/** Guessing the secret of a link is hopeless; trying must not be cheap either. */
const byNetwork = {
  admit: (tx: Tx, _: unknown, call: Call) => admitAll(tx, [['token-address', networkOf(call.address)]]),
}

const signInRoutes = (found: FoundOrganisation) => [
  route(contract.setupState, async (reads) => ok({ needed: !(await anyOrganisation(reads)) })),
  route(contract.setUp, setUpServer(found)),
  route(contract.signIn, signInByPassword, { admit: admitSignIn }),
  route(contract.completeSignIn, signInBySecondFactor, { admit: admitSecondFactor }),
  route(contract.signOut, signOutHere, system),
  route(contract.requestSignInLink, requestLink('sign-in'), { admit: admitLinkRequest }),
  route(contract.openSignInLink, signInByLink, byNetwork),
  route(contract.passkeySignInOptions, beginPasskeySignIn, byNetwork),
  route(contract.passkeySignIn, signInByPasskey, byNetwork),
  route(contract.requestPasswordReset, requestLink('password-reset'), { admit: admitLinkRequest }),
  route(contract.resetPassword, resetByLink, byNetwork),
]

const personRoutes = [
  route(contract.me, whoAmI),
  route(contract.updateProfile, changeProfile, system),
  route(contract.exportOwnData, ownData, system),
  route(contract.changePassword, choosePassword, system),
  route(contract.confirmItIsMe, confirm, { ...system, admit: admitConfirmation }),
  route(contract.listSessions, ownSessions, system),
  route(contract.revokeOneSession, endOneSession, system),
  route(contract.revokeOtherSessions, endOtherSessions, system),
  route(contract.secondFactor, waysOfSigningIn, system),
  route(contract.beginTotp, beginAuthenticator, system),
  route(contract.confirmTotp, confirmAuthenticator, { ...system, admit: admitTotpCode }),
  route(contract.removeTotp, removeAuthenticator, system),
  route(contract.renewRecoveryCodes, renewCodes, system),
  route(contract.listPasskeys, ownPasskeys, system),
  route(contract.passkeyOptions, beginPasskey, system),
  route(contract.addPasskey, keepPasskey, system),
  route(contract.removePasskey, dropPasskey, system),
]

const organisationRoutes = (found: FoundOrganisation) => [
  route(contract.createOrganisation, createOwnOrganisation(found), system),
  route(contract.organisation, readOrganisation),
  route(contract.updateOrganisation, changeOrganisation),
  route(contract.listMembers, membersPage),
  route(contract.member, oneMember),
  route(contract.updateMember, changeMember),
  route(contract.endMembership, endSomeonesMembership),
  route(contract.linkToExamplePerson, linkToExample),
  route(contract.leaveOrganisation, leave),
  route(contract.invite, invitePeople),
  route(contract.listInvitations, invitationsPage),
  route(contract.revokeInvitation, withdrawInvitation),
  route(contract.resendInvitation, sendInvitationAgain),
  route(contract.lookAtInvitation, seeInvitation, byNetwork),
  route(contract.acceptInvitation, accept, byNetwork),
  route(contract.declineInvitation, decline, byNetwork),
  route(contract.createApiToken, makeApiToken, system),
  route(contract.listApiTokens, liveApiTokens),
  route(contract.revokeApiToken, endApiToken),
]

export const identityRoutes = (found: FoundOrganisation) => [
  ...signInRoutes(found),
  ...personRoutes,
  ...organisationRoutes(found),
]
