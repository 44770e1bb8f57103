import './consequences-dialog.css'
import { Button, Modal } from '@mantine/core'
import { IconArrowBackUp, IconLock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Failure } from '../../lib/failure.ts'
import { numberText } from '../../lib/format/number.ts'
import { Mark } from '../data/mark.tsx'
import type { Tone } from '../theme/tokens.ts'
import { FailureNotice } from './failure-notice.tsx'
import { LoadingRows } from './loading.tsx'

export type Consequence = { readonly id: string; readonly what: ReactNode; readonly detail?: ReactNode }
export type ConsequenceGroup = {
  readonly title: string
  readonly tone: Tone
  readonly items: readonly Consequence[]
  /** Of what the items stand for; else as many as there are items. */
  readonly count?: number
}

type Props = {
  readonly title: string
  /** What is about to happen, in one sentence. */
  readonly intent: ReactNode
  /** Null while they are being worked out. */
  readonly groups: readonly ConsequenceGroup[] | null
  /** Names the act: "Move session 8", "Delete 4 answers". Never "OK". */
  readonly commit: string
  /** What undo brings back, and until when; or why it cannot. */
  readonly undo: { readonly possible: boolean; readonly words: string }
  readonly destructive?: boolean
  /** False where the act was found to be refused: the groups then say why. */
  readonly possible?: boolean
  /** What stopped it, where more is known than a failure's one sentence: shown in its place. */
  readonly stopped?: ReactNode
  /** Resolves to what stopped it, or null when it is done. */
  readonly onCommit: () => Promise<Failure | null>
  readonly onClose: () => void
}

/** Shows everything an act will change before it does; one commit, and what can be undone. */
export function ConsequencesDialog(props: Props) {
  const {
    title,
    intent,
    groups,
    commit,
    undo,
    destructive = false,
    possible = true,
    stopped = null,
    onCommit,
    onClose,
  } = props
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (): Promise<void> => {
    setBusy(true)
    const stopped = await onCommit().finally(() => setBusy(false))
    setFailure(stopped)
    if (!stopped) onClose()
  }
  const UndoIcon = undo.possible ? IconArrowBackUp : IconLock
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="consequences-dialog-intent">{intent}</div>
      {groups === null ? <LoadingRows rows={4} label="Working out what this changes" /> : groups.map(group)}
      {failure && (stopped ?? <FailureNotice failure={failure} />)}
      <footer className="consequences-dialog-foot">
        <span className="consequences-dialog-undo">
          <UndoIcon size={16} stroke={1.5} aria-hidden />
          {undo.words}
        </span>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep as it is
        </Button>
        <Button
          {...(destructive ? { color: 'red' } : {})}
          loading={busy}
          disabled={groups === null || !possible}
          onClick={() => void run()}
        >
          {commit}
        </Button>
      </footer>
    </Modal>
  )
}

const group = ({ title, tone, items, count }: ConsequenceGroup): ReactNode => (
  <section key={title} className="consequences-dialog-group">
    <h3>
      <Mark tone={tone}>{title}</Mark>
      <span className="consequences-dialog-count">{numberText(count ?? items.length)}</span>
    </h3>
    {items.length > 0 && (
      <ul>
        {items.map(({ id, what, detail }) => (
          <li key={id}>
            <span>{what}</span>
            {detail !== undefined && <span className="consequences-dialog-detail">{detail}</span>}
          </li>
        ))}
      </ul>
    )}
  </section>
)
