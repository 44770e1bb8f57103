import { useState } from 'react'
import { mediaAddressOf } from '../../api/question-media.ts'
import { useHere } from '../../api/here.ts'
import { AnswerInput } from '../../ui/question/answer-input.tsx'
import type { AnswerItem, AnswerProps } from '../../ui/question/answer-props.ts'
import { MediaAddress, QuestionText } from '../../ui/question/question-text.tsx'
import type { Found, Item } from './draft.ts'

type Props = { readonly text: Pick<Found['text'], 'stem' | 'item'> }

/** Parts that are not saved yet have no id of their own. */
const numbered = (texts: readonly string[]) => texts.map((text, at) => ({ id: `part${at}`, text }))
/** Any order that is not the key; takers get a shuffled one each. */
const sorted = (texts: readonly string[]) =>
  numbered(texts).toSorted((a, b) => a.text.localeCompare(b.text, 'en') || a.id.localeCompare(b.id))

function shownOf(item: Item): AnswerItem {
  switch (item.kind) {
    case 'single':
      return { kind: item.kind, options: numbered(item.options.map(({ text }) => text)) }
    case 'multiple':
      return { kind: item.kind, options: numbered(item.options.map(({ text }) => text)), choose: item.choose }
    case 'ordering':
      return { kind: item.kind, steps: sorted(item.steps.map(({ text }) => text)) }
    case 'matching':
      return {
        kind: item.kind,
        prompts: numbered(item.pairs.map(({ prompt }) => prompt)),
        answers: sorted([...item.pairs.map(({ answer }) => answer), ...item.distractors.map(({ text }) => text)]),
      }
    case 'numeric':
      return { kind: item.kind, unit: item.unit }
    case 'text':
      return { kind: item.kind }
  }
}

/** The question as it stands in an exam, to be tried; nothing of a try is kept. */
export function TakerPreview({ text: { stem, item } }: Props) {
  const { organisationId } = useHere()
  const [response, setResponse] = useState<AnswerProps<'text'>['work']['response']>(null)
  const [struck, setStruck] = useState<readonly string[]>([])
  return (
    <MediaAddress value={mediaAddressOf(organisationId)}>
      <div className="question-page-stack">
        <QuestionText text={stem} />
        <AnswerInput
          item={shownOf(item)}
          work={{ response, struck }}
          writes
          onAnswer={setResponse}
          onStrike={setStruck}
        />
        <p className="question-page-note">Try it: nothing of this is kept. In an exam the order may be another.</p>
      </div>
    </MediaAddress>
  )
}
