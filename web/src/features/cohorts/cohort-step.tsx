import { acceptSeat, registerInterest } from '@cadre/contracts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { NextAction } from '../../ui/data/next-action.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import type { Cohort } from './cohort.ts'
import { StageDialog, type StageEvent } from './stage-dialog.tsx'
import { stageMeans } from './words.ts'

type Props = { readonly cohort: Cohort }

/** The one thing to do next with this cohort: for planners its stage, for others their seat, else the next session. */
export function CohortStep({ cohort }: Props) {
  const { personId, may } = useHere()
  const own = cohort.people.find((seat) => seat.personId === personId)
  if (own?.state === 'invited') return <AcceptStep cohort={cohort} />
  if (may('cohorts.plan') && (cohort.stage === 'draft' || cohort.stage === 'tentative'))
    return <StageStep cohort={cohort} />
  if (cohort.nextSession !== null) return <SessionStep cohort={cohort} next={cohort.nextSession} />
  if (!own && may('cohorts.join') && cohort.stage === 'tentative') return <InterestStep cohort={cohort} />
  return null
}

function StageStep({ cohort }: Props) {
  const [event, setEvent] = useState<StageEvent | null>(null)
  const { conflicts } = cohort.plan
  const troubled = conflicts.length > 0 ? `${conflicts.length} conflicts are still open. ` : ''
  return (
    <>
      <NextAction
        title={cohort.stage === 'draft' ? 'Check the plan, then confirm the cohort' : 'Confirm the cohort'}
        minutes={2}
        reason={`${troubled}${stageMeans[cohort.stage]}`}
        action={<Button onClick={() => setEvent('confirm')}>Confirm and send calendars</Button>}
      />
      {event && <StageDialog cohort={cohort} event={event} onClose={() => setEvent(null)} />}
    </>
  )
}

function SessionStep({ cohort, next }: Props & { readonly next: NonNullable<Cohort['nextSession']> }) {
  const { at } = useHere()
  const minutes = (Date.parse(next.end) - Date.parse(next.start)) / 60_000
  return (
    <NextAction
      title={next.title}
      minutes={minutes}
      reason="the next session"
      action={
        <Button component={Link} to={at(`cohorts/${cohort.cohortId}/sessions/${next.key}`)}>
          Open the session
        </Button>
      }
    />
  )
}

/** What is expected stands before the button: accepting it is the agreement (K5). */
function AcceptStep({ cohort }: Props) {
  const { organisationId } = useHere()
  const accept = useWriting(acceptSeat)
  const run = async (): Promise<void> => {
    const done = await accept.run({ params: { organisationId, cohortId: cohort.cohortId }, body: {} })
    if (done.ok) sayDone(`Your seat in ${cohort.name} is confirmed.`)
    else sayFailure(done.failure)
  }
  return (
    <NextAction
      title="Accept your seat"
      minutes={2}
      reason={<Expectations of={cohort.expectations} />}
      action={
        <Button loading={accept.busy} onClick={() => void run()}>
          Accept seat and expectations
        </Button>
      }
    />
  )
}

const Expectations = ({ of }: { readonly of: readonly string[] }): ReactNode =>
  of.length === 0 ? 'nothing else is asked of you' : `by accepting you agree: ${of.join('; ')}`

function InterestStep({ cohort }: Props) {
  const { organisationId } = useHere()
  const interest = useWriting(registerInterest)
  const run = async (): Promise<void> => {
    const done = await interest.run({ params: { organisationId, cohortId: cohort.cohortId }, body: {} })
    if (done.ok) sayDone('Noted. You are told when the cohort is confirmed.')
    else sayFailure(done.failure)
  }
  return (
    <NextAction
      title="Say that you are interested"
      minutes={1}
      reason="dates are tentative; nothing is promised yet"
      action={
        <Button loading={interest.busy} onClick={() => void run()}>
          I am interested
        </Button>
      }
    />
  )
}

/** Quieter changes of the stage. */
export function CohortStageMenu({ cohort }: Props) {
  const { may } = useHere()
  const [event, setEvent] = useState<StageEvent | null>(null)
  const over = cohort.stage === 'finished' || cohort.stage === 'cancelled'
  if (!may('cohorts.plan') || over) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="More for this cohort" variant="default">
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {cohort.stage === 'draft' && (
            <Menu.Item onClick={() => setEvent('announce')}>Announce with tentative dates</Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => setEvent('cancel')}>
            Cancel the cohort
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {event && <StageDialog cohort={cohort} event={event} onClose={() => setEvent(null)} />}
    </>
  )
}
