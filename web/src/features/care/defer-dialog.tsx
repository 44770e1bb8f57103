import { defer, previewDeferral, type ReplyOf } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { readable } from '../../lib/format/readable.ts'
import { type ConsequenceGroup, ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import type { Learner } from './learner.ts'
import { groupCalled } from './words.ts'

export type Deferring = {
  readonly toCohortId: string
  readonly toName: string
  readonly reason: string
  readonly fee: { readonly minor: number; readonly currency: string; readonly words: string } | null
}
type Props = {
  readonly name: string
  readonly learner: Learner
  readonly deferring: Deferring
  readonly onClose: () => void
}

/** Everything that moving somebody means, before it is done. */
export function DeferDialog({ name, learner, deferring, onClose }: Props) {
  const { organisationId, at } = useHere()
  const navigate = useNavigate()
  const move = useWriting(defer, 'cohorts')
  const params = { organisationId, ...learner }
  const { toCohortId, toName, reason, fee } = deferring
  const preview = useQuery({
    queryKey: [organisationId, 'care', 'preview', learner, deferring],
    queryFn: () => call(previewDeferral, { params, body: { toCohortId, fee } }),
    gcTime: 0,
  })
  const title = `Defer ${name} to ${toName}`
  if (preview.isError)
    return (
      <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
        <FailureNotice failure={failureBehind(preview.error)} />
      </Modal>
    )
  const onCommit = async (): Promise<Failure | null> => {
    const done = await move.run({ params, body: { toCohortId, reason, fee } })
    if (!done.ok) return done.failure
    sayDone(`${name} is in ${toName} now`)
    await navigate({ to: at(`care/${toCohortId}/${learner.personId}`) })
    return null
  }
  return (
    <ConsequencesDialog
      title={title}
      intent={reason}
      groups={preview.data ? groupsOf(preview.data) : null}
      commit={`Defer ${name}`}
      undo={{ possible: true, words: 'Can be undone for 14 days while the old seat is free.' }}
      onCommit={onCommit}
      onClose={onClose}
    />
  )
}

function groupsOf({ consequences }: ReplyOf<typeof previewDeferral>): ConsequenceGroup[] {
  const groups = Map.groupBy(consequences, ({ group }) => group)
  return [...groups].map(([group, items]) => ({
    title: groupCalled[group],
    tone: items.some(({ worse }) => worse) ? 'warn' : 'calm',
    items: items.map(({ words }) => ({ id: words, what: readable(words) })),
  }))
}
