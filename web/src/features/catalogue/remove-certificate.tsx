import { type listCertificates, removeCertificate, type ReplyOf } from '@cadre/contracts'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'

type Row = ReplyOf<typeof listCertificates>['items'][number]

export function RemoveCertificate({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue', 'trainers')
  const { certificateId, code, personName } = row
  const write = useWrite(
    () => call(removeCertificate, { params: { organisationId, certificateId } }),
    async () => {
      await refresh()
      sayDone(`${code} of ${personName} is removed`)
    },
  )
  return (
    <ConsequencesDialog
      title={`Remove ${code} of ${personName}`}
      intent="It is taken off the list, as if it had never been earned."
      groups={[
        {
          title: 'What changes',
          tone: 'warn',
          items: [
            { id: 'teach', what: `${personName} no longer counts as holding ${code}`, detail: 'also for teaching' },
          ],
        },
      ]}
      commit={`Remove ${code}`}
      undo={{ possible: false, words: 'The audit log keeps it; record it again to bring it back.' }}
      destructive
      onCommit={() => write.attempt(undefined)}
      onClose={onClose}
    />
  )
}
