import './plan-page.css'
import { createCohort, organisation } from '@cadre/contracts'
import { addDays } from '@cadre/kernel'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useWriting } from '../../../api/writing.ts'
import { browserClock, todayIn } from '../../../lib/clock.ts'
import { mondayOf } from '../../../lib/format/date.ts'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { LoadingRows } from '../../../ui/feedback/loading.tsx'
import { sayDone } from '../../../ui/feedback/say.tsx'
import { useFailure } from '../../../ui/form/use-failure.ts'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { ChooseBlueprint } from './choose-blueprint.tsx'
import { ChooseCertification } from './choose-certification.tsx'
import { ChooseName, ChoosePeople } from './choose-people.tsx'
import { ChooseTrainers } from './choose-trainers.tsx'
import { ChooseWhen } from './choose-when.tsx'
import { type Choose, firstChoice, missingFor, type PlanChoice, requestOf } from './plan-choice.ts'
import { PlanPreview } from './plan-preview.tsx'
import { useLivePlan } from './use-live-plan.ts'

/** From an exam to a calendar that can be kept: choices on one side, what they compile to on the other. */
export function PlanPage() {
  const { organisationId } = useHere()
  const settings = useReading(organisation, { params: { organisationId } })
  return (
    <Loaded of={settings} page>
      {({ country }) => <Plan country={country ?? ''} />}
    </Loaded>
  )
}

function Plan({ country }: { readonly country: string }) {
  const { organisationZone, at } = useHere()
  const [choice, setChoice] = useState<PlanChoice>(() =>
    firstChoice(organisationZone, addDays(mondayOf(todayIn(organisationZone, browserClock())), 21), country),
  )
  const choose: Choose = (change) => setChoice((now) => ({ ...now, ...change }))
  const parts = { choice, choose }
  return (
    <>
      <PageHeader
        title="Plan a cohort"
        above={<Link to={at('cohorts')}>Cohorts</Link>}
        about="About ten minutes. Nothing is sent before you confirm the cohort."
      />
      <div className="plan-page">
        <div className="plan-page-steps">
          <ChooseCertification {...parts} />
          <ChooseBlueprint {...parts} />
          <ChooseWhen {...parts} />
          <ChooseTrainers {...parts} />
          <ChoosePeople {...parts} />
          <ChooseName {...parts} />
        </div>
        <Live {...parts} />
      </div>
    </>
  )
}

type LiveProps = { readonly choice: PlanChoice; readonly choose: Choose }

function Live({ choice, choose }: LiveProps) {
  const { answer, failure, stale } = useLivePlan(requestOf(choice))
  return (
    <aside className="plan-page-live" aria-label="The plan so far">
      <Keep choice={choice} />
      {failure && <FailureNotice failure={failure} />}
      {!failure && answer && <PlanPreview {...{ answer, choose, stale }} />}
      {!failure && !answer && <Waiting choice={choice} />}
    </aside>
  )
}

const Waiting = ({ choice }: { readonly choice: PlanChoice }) =>
  requestOf(choice) === null ? (
    <p className="plan-page-live-empty">
      Sessions, conflicts and better alternatives appear here as soon as a blueprint, a start and the weekdays are
      chosen, and follow every choice.
    </p>
  ) : (
    <LoadingRows rows={8} label="Compiling the calendar" />
  )

function Keep({ choice }: { readonly choice: PlanChoice }) {
  const { organisationId, at } = useHere()
  const navigate = useNavigate()
  const create = useWriting(createCohort)
  const refusal = useFailure()
  const missing = missingFor(choice)
  const keep = async (): Promise<void> => {
    const request = requestOf(choice)
    if (request === null) return
    refusal.clear()
    const { name, seats, trainerOverride } = choice
    const why = trainerOverride.trim()
    const body = { ...request, name, seats, trainerOverride: why === '' ? null : why }
    const done = await create.run({ params: { organisationId }, body })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`${name} is kept as a draft. Nobody has been told yet.`)
    await navigate({ to: at(`cohorts/${done.value.cohortId}`) })
  }
  return (
    <div className="plan-page-keep">
      <Button loading={create.busy} disabled={missing !== null} onClick={() => void keep()}>
        Keep it as a draft
      </Button>
      <p className="plan-page-live-empty">{missing ?? 'You look at it once more before anybody is told.'}</p>
      {refusal.failure && <FailureNotice failure={refusal.failure} />}
    </div>
  )
}
