import type { ReplyOf, readBankOverview } from '@cadre/contracts'
import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useRoleTaken } from '../../api/session/use-role-taken.ts'
import type { Failure } from '../../lib/failure.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { KeptWork } from '../../ui/feedback/kept-work.tsx'
import { ChoiceField, TextAreaField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { type Draft, type Item, type Kind, type LeftItems, otherKind } from './draft.ts'
import { draftWords } from './draft-lines.ts'
import { Alike, Missing, useChecked } from './checked.tsx'
import { CaseField } from './case-field.tsx'
import { EnemiesField } from './enemies-field.tsx'
import { ImageField } from './image-field.tsx'
import { PartFields } from './part-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { References } from './references.tsx'
import { TakerPreview } from './taker-preview.tsx'
import { useQuestionNames } from './use-question-names.ts'
import { choicesOf, kindWords, provenanceWords } from './words.ts'

type Props = {
  readonly draft: Draft
  readonly questionId: string | null
  readonly overview: ReplyOf<typeof readBankOverview>
  readonly busy: boolean
  readonly failure: Failure | null
  readonly submit: string
  readonly onChange: (draft: Draft) => void
  readonly onSave: () => void
}

const isKind = (text: string): text is Kind => text in kindWords
const isProvenance = (text: string): text is keyof typeof provenanceWords => text in provenanceWords

/** Writes a question: what is asked and why each answer is right or wrong, where it belongs and where it comes from. */
export function QuestionEditor({ draft, questionId, overview, busy, failure, submit, onChange, onSave }: Props) {
  const { text, place, provenance } = draft
  const write = (part: Partial<Draft['text']>): void => onChange({ ...draft, text: { ...text, ...part } })
  const item = text.item
  const checked = useChecked(text, questionId)
  const [shown, setShown] = useState('write')
  const [left, setLeft] = useState<LeftItems>(new Map<Kind, Item>())
  const become = (kind: Kind): void => {
    const other = otherKind(left, item, kind)
    setLeft(other.left)
    write({ item: other.item })
  }
  const move = (next: Draft['place']): void =>
    // A case study belongs to one exam.
    onChange({
      ...draft,
      place: next,
      ...(next.certificationId !== place.certificationId && { text: { ...text, caseId: null } }),
    })
  const roleTaken = useRoleTaken('questions.write', failure)
  const question = useQuestionNames(draft.enemies ?? [])
  return (
    <Form
      submit={submit}
      busy={busy}
      failure={roleTaken ? null : failure}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      {roleTaken && <KeptWork words={draftWords(draft, { overview, question })} refused={failure !== null} />}
      <div className="question-page" data-wide>
        <div className="question-page-stack">
          <Panel title="Question">
            <div className="question-page-stack">
              <SegmentedControl
                aria-label="Write or look"
                size="xs"
                value={shown}
                onChange={setShown}
                data={[
                  { value: 'write', label: 'Write' },
                  { value: 'look', label: 'As takers see it' },
                ]}
              />
              {shown === 'look' ? (
                <TakerPreview key={item.kind} text={text} />
              ) : (
                <Written
                  text={text}
                  write={write}
                  onKind={become}
                  similar={checked && <Alike similar={checked.similar} />}
                />
              )}
            </div>
          </Panel>
        </div>
        <div className="question-page-stack">
          <Panel title="Where it belongs">
            <PlaceFields place={place} overview={overview} onChange={move} />
            <div className="question-page-stack">
              <CaseField
                certificationId={place.certificationId}
                caseId={text.caseId}
                onChange={(caseId) => write({ caseId })}
              />
              <EnemiesField
                questionId={questionId}
                certificationId={place.certificationId}
                enemies={draft.enemies ?? []}
                onChange={(enemies) => onChange({ ...draft, enemies })}
              />
            </div>
          </Panel>
          <Panel title="Where it comes from">
            <div className="question-page-stack">
              <ChoiceField
                name="provenance"
                label="Source"
                data={choicesOf(provenanceWords)}
                value={provenance.kind}
                onChange={({ currentTarget: { value } }) =>
                  isProvenance(value) && onChange({ ...draft, provenance: { ...provenance, kind: value } })
                }
              />
              <TextField
                name="provenance.words"
                label="In a sentence"
                description="The project, the page, or the file and its owner. Never an exam."
                value={provenance.words}
                onChange={({ currentTarget }) =>
                  onChange({ ...draft, provenance: { ...provenance, words: currentTarget.value } })
                }
              />
              <TextField
                name="text.scenarioSource"
                label="Kind of project"
                optional
                value={text.scenarioSource}
                onChange={({ currentTarget }) => write({ scenarioSource: currentTarget.value })}
              />
            </div>
          </Panel>
          {checked && <Missing problems={checked.problems} />}
        </div>
      </div>
    </Form>
  )
}

type WrittenProps = {
  readonly text: Draft['text']
  readonly similar: ReactNode
  readonly write: (part: Partial<Draft['text']>) => void
  readonly onKind: (kind: Kind) => void
}

/** What is asked, how it is answered, and what stands behind it. */
function Written({ text, similar, write, onKind }: WrittenProps) {
  const { item } = text
  return (
    <>
      <TextAreaField
        name="text.stem"
        label="What is asked"
        description="Markdown, `code`, tables, and TeX between dollar signs"
        minRows={6}
        value={text.stem}
        onChange={({ currentTarget }) => write({ stem: currentTarget.value })}
      />
      {similar}
      <ImageField onAdd={(image) => write({ stem: `${text.stem.trimEnd()}\n\n${image}\n`.trimStart() })} />
      <ChoiceField
        name="kind"
        label="How it is answered"
        data={choicesOf(kindWords)}
        value={item.kind}
        onChange={({ currentTarget: { value } }) => isKind(value) && onKind(value)}
      />
      <PartFields item={item} onChange={(next) => write({ item: next })} />
      <TextAreaField
        name="text.explanation"
        label="What to remember"
        optional
        value={text.explanation}
        onChange={({ currentTarget }) => write({ explanation: currentTarget.value })}
      />
      <References references={text.references} onChange={(references) => write({ references })} />
    </>
  )
}
