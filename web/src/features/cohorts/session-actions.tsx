import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { Cohort, PlannedSession } from './cohort.ts'
import { EditDialog, type ProposedEdit } from './edit-dialog.tsx'
import { SessionForm, type SessionFormKind } from './session-form.tsx'

type Props = { readonly cohort: Cohort; readonly session: PlannedSession }

/** Everything that can be done to one session without dragging. Each shows first what follows from it. */
export function SessionActions({ cohort, session }: Props) {
  const [form, setForm] = useState<SessionFormKind | null>(null)
  const [proposed, setProposed] = useState<ProposedEdit | null>(null)
  const planned = session.state === 'planned'
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="Change this session" variant="default">
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {planned && (
            <>
              <Menu.Item onClick={() => setForm('move')}>Move it to another time</Menu.Item>
              <Menu.Item onClick={() => setForm('shift')}>Shift it and the rest by weeks</Menu.Item>
              <Menu.Item onClick={() => setForm('swap-trainer')}>Swap the trainer</Menu.Item>
              <Menu.Item onClick={() => setForm('merge')}>Merge it into another</Menu.Item>
            </>
          )}
          <Menu.Item onClick={() => setForm('insert')}>Insert another session</Menu.Item>
          {planned && (
            <Menu.Item color="red" onClick={() => setProposed(cancelled(session))}>
              Cancel this session
            </Menu.Item>
          )}
          {session.state === 'cancelled' && (
            <Menu.Item onClick={() => setProposed(reinstated(session))}>Put it back</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {form && (
        <SessionForm
          kind={form}
          {...{ cohort, session }}
          onPropose={(edit) => {
            setForm(null)
            setProposed(edit)
          }}
          onClose={() => setForm(null)}
        />
      )}
      {proposed && <EditDialog cohortId={cohort.cohortId} proposed={proposed} onClose={() => setProposed(null)} />}
    </>
  )
}

const cancelled = ({ key, title }: PlannedSession): ProposedEdit => ({
  edit: { kind: 'cancel', session: key },
  title: `Cancel ${title}`,
  intent: 'The session stays in the calendar, marked as cancelled.',
  commit: 'Cancel the session',
  done: `${title} is cancelled`,
  destructive: true,
})

const reinstated = ({ key, title }: PlannedSession): ProposedEdit => ({
  edit: { kind: 'reinstate', session: key },
  title: `Put ${title} back`,
  intent: 'The session takes place again at its old time.',
  commit: 'Put the session back',
  done: `${title} takes place again`,
})
