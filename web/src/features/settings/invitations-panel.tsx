import { listInvitations, resendInvitation, revokeInvitation } from '@cadre/contracts'
import { useMemo } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useWrite } from '../../api/use-write.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { type Invitation, invitationColumns } from './invitation-columns.tsx'

const rowId = ({ invitationId }: Invitation): string => invitationId

/** Who was asked to join, and what came of it. */
export function InvitationsPanel() {
  const { organisationId } = useHere()
  const refresh = useRefresh('identity')
  const invitations = useReading(listInvitations, { params: { organisationId }, query: {} })
  const resend = useWrite(
    ({ invitationId }: Invitation, key) => call(resendInvitation, { params: { organisationId, invitationId } }, key),
    async (_, { email }) => {
      await refresh()
      sayDone(`A new link is on its way to ${email}; the old one no longer works`)
    },
  )
  const revoke = useWrite(
    ({ invitationId }: Invitation) => call(revokeInvitation, { params: { organisationId, invitationId } }),
    async (_, { email }) => {
      await refresh()
      sayDone(`The invitation of ${email} is withdrawn; its link no longer works`)
    },
  )
  const [again, withdraw] = [resend.run, revoke.run]
  const columns = useMemo(() => invitationColumns({ onResend: again, onRevoke: withdraw }), [again, withdraw])
  const failure = resend.failure ?? revoke.failure
  return (
    <Panel title="Invitations" flush>
      {failure && <FailureNotice failure={failure} />}
      <Loaded of={invitations}>
        {(found) => (
          <DataTable
            label="Invitations"
            columns={columns}
            rows={found.invitations}
            rowId={rowId}
            empty={<p className="members-page-find">Nobody has been invited yet.</p>}
          />
        )}
      </Loaded>
    </Panel>
  )
}
