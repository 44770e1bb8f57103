import { me, setUp, setupState, signIn, signOut } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import { route } from '../../platform/http/route.ts'
import type { FoundOrganisation } from './app/found-organisation.ts'
import { whoAmI } from './app/me.ts'
import { setUpServer } from './app/set-up.ts'
import { signInByPassword } from './app/sign-in.ts'
import { anyOrganisation } from './store/organisations.ts'
import { revokeSession } from './store/sessions.ts'

export const identityRoutes = (found: FoundOrganisation) => [
  route(setupState, async (reads) => ok({ needed: !(await anyOrganisation(reads)) })),
  route(setUp, setUpServer(found)),
  route(signIn, signInByPassword),
  route(
    signOut,
    async (tx, _, call) => {
      await revokeSession(tx, tx.scope.personId, tx.scope.sessionId)
      call.setSession(null)
      return ok({})
    },
    { system: true },
  ),
  route(me, whoAmI),
]
