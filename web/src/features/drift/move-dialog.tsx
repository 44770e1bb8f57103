import { Modal } from '@mantine/core'
import { migrateDrift } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { consequencesOf } from './consequences.ts'
import { movePreviewQuery, type Chosen } from './queries.ts'

type Props = {
  /** "1 blueprint and 2 demands" */
  readonly moving: string
  readonly from: string
  readonly chosen: Chosen
  readonly onClose: () => void
}

const undo = {
  possible: false,
  words: 'Cannot be undone. Nothing is lost: the originals stay, and copies are drafts until somebody publishes them.',
}

/** Everything a move makes and leaves open, before it is made. */
export function MoveDialog({ moving, from, chosen, onClose }: Props) {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue', 'blueprints')
  const preview = useQuery(movePreviewQuery(organisationId, chosen))
  const move = useWrite(
    (body: Chosen, key) => call(migrateDrift, { params: { organisationId }, body }, key),
    async ({ to }) => {
      sayDone(`Moved ${moving} to ${to.code}, guide ${to.guideVersion}.`)
      await refresh()
    },
  )
  const title = `Move ${moving}`
  if (preview.isError)
    return (
      <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
        <FailureNotice failure={failureBehind(preview.error)} onRetry={() => void preview.refetch()} />
      </Modal>
    )
  const to = preview.data?.to
  return (
    <ConsequencesDialog
      title={title}
      intent={to ? `From ${from} to ${to.code}, exam guide ${to.guideVersion}.` : `From ${from}.`}
      groups={preview.data ? consequencesOf(preview.data) : null}
      commit={to ? `Move to ${to.code}` : 'Move'}
      undo={undo}
      onCommit={() => move.attempt(chosen)}
      onClose={onClose}
    />
  )
}
