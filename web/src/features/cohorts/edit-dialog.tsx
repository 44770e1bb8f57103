import {
  type CallInput,
  changeCalendar,
  consequenceGroups,
  previewChange,
  type ReplyOf,
  undoChange,
} from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { readable } from '../../lib/format/readable.ts'
import { type ConsequenceGroup, ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayDone, sayFailure, sayUndo } from '../../ui/feedback/say.tsx'
import { type ConsequenceGroupName, groupCalled } from './words.ts'

export type Edit = CallInput<typeof changeCalendar>['body']['edit']
type Consequence = ReplyOf<typeof previewChange>['consequences'][number]

/** A change of the calendar that somebody thinks about, in words. */
export type ProposedEdit = {
  readonly edit: Edit
  readonly title: string
  readonly intent: string
  readonly commit: string
  readonly done: string
  readonly destructive?: boolean
  /** Why a trainer who is not eligible takes over all the same. */
  readonly trainerOverride?: string
}

const toneOf = (name: ConsequenceGroupName, items: readonly Consequence[]): ConsequenceGroup['tone'] => {
  if (!items.some(({ worse }) => worse)) return 'calm'
  return name === 'conflicts' ? 'bad' : 'warn'
}

/** Consequences as the dialog shows them, in the contract's order. */
export function groupsOf(consequences: readonly Consequence[]): ConsequenceGroup[] {
  const byGroup = Map.groupBy(consequences, ({ group }) => group)
  return consequenceGroups.flatMap((name) => {
    const items = byGroup.get(name) ?? []
    if (items.length === 0) return []
    const shown = items.map(({ words }, at) => ({ id: `${name}-${at}`, what: readable(words) }))
    return [{ title: groupCalled[name], tone: toneOf(name, items), items: shown }]
  })
}

type Props = { readonly cohortId: string; readonly proposed: ProposedEdit; readonly onClose: () => void }

/** Everything that follows from a change of the calendar; one commit; the way back in the toast. */
export function EditDialog({ cohortId, proposed, onClose }: Props) {
  const { organisationId } = useHere()
  const params = { organisationId, cohortId }
  const { edit, title, intent, commit, done, destructive = false, trainerOverride = '' } = proposed
  const preview = useQuery({
    queryKey: ['preview of a change', cohortId, edit],
    queryFn: () => call(previewChange, { params, body: { edit } }),
    gcTime: 0,
    staleTime: Infinity,
  })
  const change = useWriting(changeCalendar, 'trainers')
  const undo = useUndo(cohortId)
  const onCommit = async (): Promise<Failure | null> => {
    if (!preview.data) return null
    const made = await change.run({
      params,
      body: { expectedRevision: preview.data.revision, edit, trainerOverride: trainerOverride.trim() || null },
    })
    if (!made.ok) return made.failure
    sayUndo(done, () => void undo(made.value.revision))
    return null
  }
  const refused = preview.error ? refusedGroup(failureBehind(preview.error)) : null
  return (
    <ConsequencesDialog
      title={title}
      intent={`${intent} Nothing has been changed or sent yet.`}
      groups={refused ?? (preview.data ? groupsOf(preview.data.consequences) : null)}
      commit={commit}
      possible={refused === null}
      destructive={destructive}
      undo={{ possible: true, words: 'Can be undone until the next change; invitations then follow again.' }}
      onCommit={onCommit}
      onClose={onClose}
    />
  )
}

const refusedGroup = ({ title, detail }: Failure): ConsequenceGroup[] => [
  { title: 'This cannot be done', tone: 'bad', items: [{ id: 'refused', what: title, detail }] },
]

/** Takes back the change that led to a revision, unless somebody changed the calendar since. */
export function useUndo(cohortId: string): (expectedRevision: number) => Promise<void> {
  const { organisationId } = useHere()
  const undo = useWriting(undoChange, 'trainers')
  return async (expectedRevision) => {
    const undone = await undo.run({ params: { organisationId, cohortId }, body: { expectedRevision } })
    if (undone.ok) sayDone('The change is undone. Calendars follow.')
    else sayFailure(undone.failure)
  }
}
