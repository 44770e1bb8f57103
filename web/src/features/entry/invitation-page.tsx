import './invitation-page.css'
import { lookAtInvitation } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { rolesText } from '../../api/role-words.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { useAccent } from '../../ui/theme/use-accent.ts'
import { AcceptInvitation } from './accept-invitation.tsx'
import type { Invitation } from './invitation.ts'
import { useToken } from './use-token.ts'

/** Where the mail of an invitation leads: who invites, to what, as what; accept or decline. */
export function InvitationPage() {
  const token = useToken()
  const look = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call(lookAtInvitation, { body: { token } }),
    staleTime: Infinity,
  })
  if (look.isPending) return <LoadingRows rows={4} />
  if (look.isError)
    return (
      <>
        <PageHeader title="Invitation" />
        <FailureNotice failure={failureBehind(look.error)} onRetry={() => void look.refetch()} />
      </>
    )
  return <Open invitation={look.data} token={token} />
}

function Open({ invitation, token }: { readonly invitation: Invitation; readonly token: string }) {
  const { organisation, invitedByName, message, roles } = invitation
  useAccent(organisation.accent)
  return (
    <>
      <PageHeader
        title={`Join ${organisation.name}`}
        about={`${invitedByName} invites you as ${rolesText(roles).toLowerCase()}.`}
      />
      {message.trim() !== '' && <blockquote className="invitation-page-message">{message}</blockquote>}
      <AcceptInvitation invitation={invitation} token={token} />
    </>
  )
}
