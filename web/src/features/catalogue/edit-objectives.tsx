import './edit-objectives.css'
import { editObjectives } from '@cadre/contracts'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { SortableList } from '../../ui/data/sortable-list.tsx'
import { sayUndo } from '../../ui/feedback/say.tsx'
import { Form } from '../../ui/form/form.tsx'
import { draftOf, type DraftObjective, newDraft, toSend } from './objective-draft.ts'
import type { Domain } from './words.ts'

type Props = { readonly domain: Domain; readonly onClose: () => void }

/** Objectives as lines to type, with Enter for the next one and arrows on a grip for their order. */
export function EditObjectives({ domain, onClose }: Props) {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue')
  const [lines, setLines] = useState<readonly DraftObjective[]>(() => draftOf(domain.objectives))
  const params = { organisationId, domainId: domain.domainId }
  const write = useWrite(
    (objectives: ReturnType<typeof toSend>) => call(editObjectives, { params, body: { objectives } }),
    refresh,
  )
  const save = async (): Promise<void> => {
    if (await write.attempt(toSend(lines))) return
    sayUndo(`Objectives of ${domain.name} are saved`, () => write.run(toSend(draftOf(domain.objectives))))
    onClose()
  }
  const change = (id: string, next: Partial<DraftObjective>): void =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...next } : line)))
  const addAfter = (id: string | null): void => {
    const at = id === null ? lines.length : lines.findIndex((line) => line.id === id) + 1
    setLines(lines.toSpliced(at, 0, newDraft()))
  }
  return (
    <Form
      submit="Save objectives"
      busy={write.busy}
      failure={write.failure}
      secondary={
        <Button variant="default" onClick={onClose}>
          Keep as they were
        </Button>
      }
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <SortableList
        label={`Objectives of ${domain.name}`}
        items={lines}
        itemId={(line) => line.id}
        itemName={(line) => (line.text === '' ? 'the empty objective' : line.text)}
        onReorder={setLines}
        render={(line) => (
          <Line
            line={line}
            onChange={(next) => change(line.id, next)}
            onEnter={() => addAfter(line.id)}
            onRemove={() => setLines(lines.filter(({ id }) => id !== line.id))}
          />
        )}
      />
      <div>
        <Button variant="subtle" size="compact-sm" onClick={() => addAfter(null)}>
          Add an objective
        </Button>
      </div>
    </Form>
  )
}

/** A line that was just added is where one types next. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus()

type LineProps = {
  readonly line: DraftObjective
  readonly onChange: (next: Partial<DraftObjective>) => void
  readonly onEnter: () => void
  readonly onRemove: () => void
}

function Line({ line, onChange, onEnter, onRemove }: LineProps) {
  const name = line.text === '' ? 'this objective' : line.text
  return (
    <div className="edit-objectives-line">
      <TextInput
        aria-label="Code"
        placeholder="1.1"
        value={line.code}
        onChange={(event) => onChange({ code: event.currentTarget.value })}
      />
      <TextInput
        aria-label="Objective"
        value={line.text}
        ref={line.fresh ? focusOnce : null}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          onEnter()
        }}
      />
      <CloseButton aria-label={`Remove ${name}`} onClick={onRemove} />
    </div>
  )
}
