import { createCase, listCases } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { ChoiceField, TextAreaField, TextField } from '../../ui/form/fields.tsx'
import type { Draft } from './draft.ts'

type CaseId = Draft['text']['caseId']
type Props = {
  readonly certificationId: Draft['place']['certificationId']
  readonly caseId: CaseId
  readonly onChange: (caseId: CaseId) => void
}

/** The case study that several questions share: one that is there, or a new one. */
export function CaseField({ certificationId, caseId, onChange }: Props) {
  const { organisationId } = useHere()
  const [writes, setWrites] = useState(false)
  const cases = useReading(listCases, { params: { organisationId } })
  const items = cases.value?.items.filter((each) => each.certificationId === certificationId) ?? []
  return (
    <div className="question-page-stack">
      <ChoiceField
        name="case"
        label="Case study"
        description="A scenario that stands before several questions"
        optional
        data={[{ value: '', label: 'None' }, ...items.map((each) => ({ value: each.caseId, label: each.title }))]}
        value={caseId ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(items.find((each) => each.caseId === value)?.caseId ?? null)
        }
      />
      {writes ? (
        <NewCase
          certificationId={certificationId}
          onDone={(made) => {
            setWrites(false)
            if (made !== null) onChange(made)
          }}
        />
      ) : (
        <Button variant="default" size="compact-sm" disabled={certificationId === ''} onClick={() => setWrites(true)}>
          Write a case study
        </Button>
      )}
    </div>
  )
}

type NewProps = { readonly certificationId: Props['certificationId']; readonly onDone: (caseId: CaseId) => void }

function NewCase({ certificationId, onDone }: NewProps) {
  const { organisationId } = useHere()
  const create = useWriting(createCase)
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const keep = async (): Promise<void> => {
    const made = await create.run({ params: { organisationId }, body: { certificationId, title, text } })
    if (made.ok) onDone(made.value.caseId)
    else setFailure(made.failure)
  }
  return (
    <fieldset className="question-page-part">
      <legend>New case study</legend>
      {failure && <FailureNotice failure={failure} />}
      <TextField
        name="case-title"
        label="Title"
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <TextAreaField
        name="case-text"
        label="What is told"
        description="Markdown"
        minRows={4}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="question-page-row">
        <Button disabled={title.trim() === '' || text.trim() === ''} loading={create.busy} onClick={() => void keep()}>
          Keep the case study
        </Button>
        <Button variant="default" onClick={() => onDone(null)}>
          Cancel
        </Button>
      </div>
    </fieldset>
  )
}
