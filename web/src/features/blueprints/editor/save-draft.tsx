import { saveDraft } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { readBlueprint } from '@cadre/contracts'
import { useHere } from '../../../api/here.ts'
import { reading } from '../../../api/reading.ts'
import { useRoleTaken } from '../../../api/session/use-role-taken.ts'
import { useWriting } from '../../../api/writing.ts'
import { KeptWork } from '../../../ui/feedback/kept-work.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { sayDone } from '../../../ui/feedback/say.tsx'
import { useFailure } from '../../../ui/form/use-failure.ts'
import { Refusal } from '../refusal.tsx'
import type { OpenBlueprint } from '../open-blueprint.ts'

type Props = {
  readonly blueprint: OpenBlueprint
  /** The revision that this work began with. */
  readonly base: number
  /** What differs from what is kept, as a file; null where nothing does. */
  readonly written: string | null
  /** What is typed as a file and not read into the draft. */
  readonly unread: string | null
  /** Whether it could be saved as it is. */
  readonly sound: boolean
  readonly onSaved: (revision: number) => void
  readonly onKeepMine: (revision: number) => void
  readonly onTheirs: () => void
}

const standing = (written: string | null, unread: string | null): string => {
  if (unread !== null) return 'What you typed in the file is not read into the draft yet'
  return written === null ? 'Everything is saved' : 'Not saved yet'
}

/** Saves the draft; where somebody saved in between, neither is lost: it is said whose, and the choice is the author's. */
export function SaveDraft({ blueprint, base, written, unread, sound, onSaved, onKeepMine, onTheirs }: Props) {
  const { organisationId } = useHere()
  const save = useWriting(saveDraft)
  const refusal = useFailure()
  const roleTaken = useRoleTaken('blueprints.author', refusal.failure)
  const client = useQueryClient()
  const file = sound ? written : null
  const words = unread ?? written
  const params = { organisationId, blueprintId: blueprint.blueprintId }
  const run = async (): Promise<void> => {
    if (file === null) return
    refusal.clear()
    const done = await save.run({ params, body: { expectedRevision: base, file } })
    if (!done.ok) return refusal.show(done.failure)
    onSaved(done.value.revision)
    sayDone('The draft is saved. Cohorts keep the version they started with.')
  }
  const keepMine = async (): Promise<void> => {
    const newest = await client.fetchQuery({ ...reading(readBlueprint, { params }), staleTime: 0 })
    refusal.clear()
    onKeepMine(newest.revision)
  }
  const overtaken = refusal.failure?.code === 'blueprints.changed-meanwhile'
  return (
    <div className="blueprint-editor-save">
      <Button loading={save.busy} disabled={file === null} onClick={() => void run()}>
        Save the draft
      </Button>
      <span aria-live="polite">{standing(written, unread)}</span>
      {roleTaken && words !== null && <KeptWork words={words} refused={refusal.failure !== null} />}
      {overtaken && refusal.failure && (
        <Notice
          tone="warn"
          urgent
          title={refusal.failure.title}
          action={
            <>
              <Button variant="default" size="compact-sm" component="a" href="" target="_blank" onClick={onTheirs}>
                Look at theirs in a new tab
              </Button>{' '}
              <Button variant="default" size="compact-sm" onClick={() => void keepMine()}>
                Keep mine over it
              </Button>
            </>
          }
        >
          Nothing of yours is lost: it is still here. Keep yours and save again, or look at theirs and carry over what
          you want.
        </Notice>
      )}
      {refusal.failure && !overtaken && !roleTaken && <Refusal failure={refusal.failure} file={file} />}
    </div>
  )
}
