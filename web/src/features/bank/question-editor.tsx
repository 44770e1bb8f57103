import type { ReplyOf, readBankOverview } from '@cadre/contracts'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../lib/failure.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { ChoiceField, TextAreaField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { asKind, type Draft, type Kind } from './draft.ts'
import { Alike, Missing, useChecked } from './checked.tsx'
import { CaseField } from './case-field.tsx'
import { EnemiesField } from './enemies-field.tsx'
import { ImageField } from './image-field.tsx'
import { PartFields } from './part-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { References } from './references.tsx'
import { Rich } from './rich.tsx'
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
  return (
    <Form
      submit={submit}
      busy={busy}
      failure={failure}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <div className="question-page" data-wide>
        <div className="question-page-stack">
          <Panel title="Question">
            <div className="question-page-stack">
              <Markdown label="What is asked" name="stem" value={text.stem} onChange={(stem) => write({ stem })} />
              {checked && <Alike similar={checked.similar} />}
              <ImageField onAdd={(image) => write({ stem: `${text.stem.trimEnd()}\n\n${image}\n`.trimStart() })} />
              <ChoiceField
                name="kind"
                label="How it is answered"
                data={choicesOf(kindWords)}
                value={item.kind}
                onChange={({ currentTarget }) =>
                  isKind(currentTarget.value) && write({ item: asKind(item, currentTarget.value) })
                }
              />
              <PartFields item={item} onChange={(next) => write({ item: next })} />
              <TextAreaField
                name="explanation"
                label="What to remember"
                optional
                value={text.explanation}
                onChange={({ currentTarget }) => write({ explanation: currentTarget.value })}
              />
              <References references={text.references} onChange={(references) => write({ references })} />
            </div>
          </Panel>
        </div>
        <div className="question-page-stack">
          <Panel title="Where it belongs">
            <PlaceFields place={place} overview={overview} onChange={(next) => onChange({ ...draft, place: next })} />
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
                name="provenance-words"
                label="In a sentence"
                description="The project, the page, or the file and its owner. Never an exam."
                value={provenance.words}
                onChange={({ currentTarget }) =>
                  onChange({ ...draft, provenance: { ...provenance, words: currentTarget.value } })
                }
              />
              <TextField
                name="scenario"
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

type MarkdownProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Written and looked at in one place. */
function Markdown({ name, label, value, onChange }: MarkdownProps) {
  const [shown, setShown] = useState('write')
  return (
    <div className="question-page-stack">
      <SegmentedControl
        aria-label={`${label}: write or look`}
        size="xs"
        value={shown}
        onChange={setShown}
        data={[
          { value: 'write', label: 'Write' },
          { value: 'look', label: 'As takers see it' },
        ]}
      />
      {shown === 'look' ? (
        <Rich text={value} />
      ) : (
        <TextAreaField
          name={name}
          label={label}
          description="Markdown, `code`, tables, and TeX between dollar signs"
          minRows={6}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </div>
  )
}
