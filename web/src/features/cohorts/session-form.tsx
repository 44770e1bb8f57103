import { unreachable } from '@cadre/kernel'
import { Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { dateText } from '../../lib/format/date.ts'
import { parsedDate } from '../../lib/format/wire.ts'
import { ChoiceField, DateField, TextAreaField, TextField, TimeField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { Cohort, PlannedSession } from './cohort.ts'
import type { ProposedEdit } from './edit-dialog.tsx'

export type SessionFormKind = 'move' | 'shift' | 'swap-trainer' | 'merge' | 'insert'

type Props = {
  readonly kind: SessionFormKind
  readonly cohort: Cohort
  readonly session: PlannedSession
  readonly onPropose: (edit: ProposedEdit) => void
  readonly onClose: () => void
}

const titles: Readonly<Record<SessionFormKind, (title: string) => string>> = {
  move: (title) => `Move ${title}`,
  shift: (title) => `Shift ${title} and the rest`,
  'swap-trainer': (title) => `Swap the trainer of ${title}`,
  merge: (title) => `Merge ${title}`,
  insert: () => 'Insert a session',
}

type Draft = {
  readonly date: string
  readonly time: string
  readonly weeks: number
  readonly minutes: number
  readonly title: string
  readonly other: string
  readonly trainerId: string
  readonly trainerOverride: string
}

/** Date, time and the rest as fields: what dragging does, for everybody (WCAG 2.5.7). */
export function SessionForm({ kind, cohort, session, onPropose, onClose }: Props) {
  const others = cohort.plan.sessions.filter(({ key, state }) => key !== session.key && state === 'planned')
  const [draft, setDraft] = useState<Draft>({
    date: session.date,
    time: session.time,
    weeks: 1,
    minutes: kind === 'insert' ? 60 : session.minutes,
    title: '',
    other: others[0]?.key ?? '',
    trainerId: cohort.trainerIds.find((id) => id !== session.trainerId) ?? cohort.trainerIds[0] ?? '',
    trainerOverride: '',
  })
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }))
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const proposed = proposalOf(kind, draft, { session, others })
    if (proposed) onPropose(proposed)
  }
  return (
    <Modal opened onClose={onClose} title={titles[kind](session.title)} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Show what follows" failure={null} onSubmit={onSubmit}>
        {kind === 'insert' && (
          <TextField
            name="title"
            label="Title"
            maxLength={160}
            value={draft.title}
            onChange={({ currentTarget }) => change({ title: currentTarget.value })}
          />
        )}
        {(kind === 'move' || kind === 'insert') && <Place draft={draft} change={change} zone={cohort.zone} />}
        {kind === 'shift' && (
          <NumberField
            name="weeks"
            label="By how many weeks"
            description="Below zero is earlier"
            min={-8}
            max={26}
            value={draft.weeks}
            onChange={(weeks) => change({ weeks: Number(weeks) })}
          />
        )}
        {kind === 'merge' && (
          <ChoiceField
            name="into"
            label="Into"
            value={draft.other}
            onChange={({ currentTarget }) => change({ other: currentTarget.value })}
            data={others.map(({ key, title, date }) => ({ value: key, label: `${dateText(date)} ${title}` }))}
          />
        )}
        {(kind === 'merge' || kind === 'insert') && (
          <NumberField
            name="minutes"
            label={kind === 'merge' ? 'Minutes of the merged session' : 'Minutes'}
            min={15}
            max={480}
            step={15}
            value={draft.minutes}
            onChange={(minutes) => change({ minutes: Number(minutes) })}
          />
        )}
        {kind === 'swap-trainer' && (
          <ChoiceField
            name="trainerId"
            label="Led by"
            value={draft.trainerId}
            onChange={({ currentTarget }) => change({ trainerId: currentTarget.value })}
            data={cohort.trainerIds.map((id, at) => ({ value: id, label: cohort.trainers[at] ?? id }))}
          />
        )}
        {kind === 'swap-trainer' && (
          <TextAreaField
            name="trainerOverride"
            label="Why, if they are not eligible"
            optional
            description="Kept in the record beside your name."
            minRows={2}
            maxLength={500}
            value={draft.trainerOverride}
            onChange={({ currentTarget }) => change({ trainerOverride: currentTarget.value })}
          />
        )}
      </Form>
    </Modal>
  )
}

type PlaceProps = {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly zone: string
}

const Place = ({ draft, change, zone }: PlaceProps) => (
  <div className="form-row">
    <DateField
      name="date"
      label="Day"
      value={draft.date}
      onChange={({ currentTarget }) => change({ date: currentTarget.value })}
    />
    <TimeField
      name="time"
      label="At"
      description={`${zone.replaceAll('_', ' ')} time`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={draft.time}
      onChange={({ currentTarget }) => change({ time: currentTarget.value })}
    />
  </div>
)

type Around = { readonly session: PlannedSession; readonly others: readonly PlannedSession[] }

/** The edit that a filled form stands for; null while it is not complete. */
function proposalOf(kind: SessionFormKind, draft: Draft, { session, others }: Around): ProposedEdit | null {
  const title = titles[kind](session.title)
  const date = parsedDate(draft.date)
  const when = date === null ? '' : `${dateText(date)}, ${draft.time}`
  const from = `${dateText(session.date)}, ${session.time}`
  switch (kind) {
    case 'move':
      if (date === null || draft.time === '') return null
      return {
        edit: { kind, moves: [{ session: session.key, date: draft.date, time: draft.time }] },
        title,
        intent: `From ${from} to ${when}.`,
        commit: 'Move the session',
        done: `${session.title} is now on ${when}`,
      }
    case 'shift': {
      const by = `${Math.abs(draft.weeks)} ${Math.abs(draft.weeks) === 1 ? 'week' : 'weeks'} ${draft.weeks < 0 ? 'earlier' : 'later'}`
      return {
        edit: { kind, from: session.key, weeks: draft.weeks },
        title,
        intent: `Every session from ${from} on takes place ${by}.`,
        commit: 'Shift the rest',
        done: `The rest takes place ${by}`,
      }
    }
    case 'swap-trainer':
      return {
        edit: { kind, sessions: [session.key], trainerId: draft.trainerId },
        trainerOverride: draft.trainerOverride,
        title,
        intent: `${session.trainerName ?? 'Nobody'} leads it so far.`,
        commit: 'Swap the trainer',
        done: `The trainer of ${session.title} is swapped`,
      }
    case 'merge': {
      const into = others.find(({ key }) => key === draft.other)
      if (!into) return null
      return {
        edit: { kind, session: session.key, into: into.key, minutes: draft.minutes },
        title,
        intent: `Its content goes into ${into.title} on ${dateText(into.date)}.`,
        commit: 'Merge the sessions',
        done: `${session.title} is merged into ${into.title}`,
      }
    }
    case 'insert':
      if (date === null || draft.time === '' || draft.title.trim() === '') return null
      return {
        edit: { kind, title: draft.title, minutes: draft.minutes, date: draft.date, time: draft.time },
        title: `Insert ${draft.title}`,
        intent: `A new session on ${when}.`,
        commit: 'Insert the session',
        done: `${draft.title} is planned on ${when}`,
      }
    default:
      return unreachable(kind)
  }
}
