import { Button } from '@mantine/core'
import { useMay } from '../../api/session/use-session.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { type Draft, draftOf, type Found } from './draft.ts'
import { comparedDrafts, type DraftNames } from './draft-lines.ts'
import { LineDiff } from './line-diff.tsx'
import { useQuestionNames } from './use-question-names.ts'
import { stateWords } from './words.ts'

type Props = {
  readonly found: Found
  readonly draft: Draft
  readonly overview: DraftNames['overview']
  readonly onTake: () => void
}

/** Somebody saved or moved the question while it is written here: what differs, and the way to go on without losing either. */
export function Meanwhile({ found, draft, overview, onTake }: Props) {
  const mayWrite = useMay('questions.write')
  const newer = draftOf(found)
  const question = useQuestionNames([...new Set([...(newer.enemies ?? []), ...(draft.enemies ?? [])])])
  // The editor says so itself.
  if (!mayWrite) return null
  if (!found.may.edit)
    return (
      <Notice
        tone="warn"
        title={`This question is no draft any more: ${stateWords[found.state].toLowerCase()}.`}
        urgent
      >
        What you wrote stays here, and cannot be saved while that is so.
      </Notice>
    )
  return (
    <Notice
      tone="warn"
      title="This question was changed since you began."
      urgent
      action={
        <Button variant="default" size="compact-sm" onClick={onTake}>
          Save mine over it
        </Button>
      }
    >
      <p>What yours would change of the newer one:</p>
      <LineDiff lines={comparedDrafts(newer, draft, { overview, question })} same="Nothing: both are the same." />
    </Notice>
  )
}

/** The reviewer's words stand before whoever mends the question. */
export function SentBack({ found }: { readonly found: Found }) {
  const last = found.versions.reduce<Found['versions'][number] | null>(
    (newest, version) => (newest === null || version.number > newest.number ? version : newest),
    null,
  )
  if (!last?.decision || last.decision.accepted || !['draft', 'revising'].includes(found.state)) return null
  return (
    <Notice tone="warn" title={`Sent back by ${last.decision.by}`}>
      {last.decision.words}
    </Notice>
  )
}

/** The author took it back, or somebody else decided, while a review of it was written here. */
export const NotInReview = ({ words }: { readonly words: string }) => (
  <Notice tone="warn" title="This question is not in review any more." urgent>
    Your words stay here until you leave the page: {words}
  </Notice>
)
