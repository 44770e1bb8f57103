import { acceptInvitation, declineInvitation } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useSignOut } from '../../api/session/use-sign-out.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import type { Invitation } from './invitation.ts'
import { NewAccountForm } from './new-account-form.tsx'
import { SignInHere } from './sign-in-here.tsx'

type Props = { readonly invitation: Invitation; readonly token: string }

/** What accepting asks of this person, and the way to decline. */
export function AcceptInvitation({ invitation, token }: Props) {
  const enter = useEnter()
  const queryClient = useQueryClient()
  const onSignedIn = (): unknown => queryClient.invalidateQueries()
  const accept = useWrite(
    () => call(acceptInvitation, { body: { token } }),
    ({ slug }) => enter(`/o/${slug}`),
  )
  const decline = useWrite(
    () => call(declineInvitation, { body: { token } }),
    () => {},
  )
  const { organisation, email, next } = invitation
  if (decline.done) return <Notice tone="calm" title={`You declined. ${organisation.name} sees that you did.`} urgent />
  return (
    <>
      {next === 'make-account' && <NewAccountForm invitation={invitation} token={token} />}
      {next === 'sign-in' && (
        <>
          <p>You have an account as {email}. Sign in with it, then join.</p>
          <SignInHere onSignedIn={onSignedIn} />
        </>
      )}
      {next === 'sign-out' && (
        <p>
          This invitation is for {email}, and somebody else is signed in here. Sign out, then open the link in the mail
          again.
        </p>
      )}
      {accept.failure && <FailureNotice failure={accept.failure} />}
      {decline.failure && <FailureNotice failure={decline.failure} />}
      <div className="invitation-page-acts">
        {next === 'accept' && (
          <Button loading={accept.busy} onClick={() => accept.run(undefined)}>
            Join {organisation.name}
          </Button>
        )}
        {next === 'sign-out' && <SignOutFirst />}
        <Button variant="default" loading={decline.busy} onClick={() => decline.run(undefined)}>
          Decline
        </Button>
      </div>
    </>
  )
}

function SignOutFirst() {
  const signOut = useSignOut()
  return (
    <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
      Sign out
    </Button>
  )
}
