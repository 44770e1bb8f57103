import { Button } from '@mantine/core'
import { Notice } from '../../ui/feedback/notice.tsx'
import type { Draft, Found } from './draft.ts'
import { TextDiff } from './text-diff.tsx'
import { stateWords } from './words.ts'

type Props = { readonly found: Found; readonly text: Draft['text']; readonly onTake: () => void }

/** Somebody saved or moved the question while it is written here: what differs, and the way to go on without losing either. */
export function Meanwhile({ found, text, onTake }: Props) {
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
      <p>What yours would change of the newer text:</p>
      <TextDiff before={found.text} after={text} />
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
