import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { dateRangeText, dateText } from '../../lib/format/date.ts'
import { type Fact, Facts } from '../../ui/data/facts.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { momentOf } from '../../lib/format/wire.ts'
import type { Cohort } from './cohort.ts'
import { ConflictList } from './conflict-list.tsx'
import { Subscription } from './subscription.tsx'

/** What one should know of a cohort at a glance; conflicts below it, each leading to its session. */
export function CohortFacts({ cohort }: { readonly cohort: Cohort }) {
  const { at, may } = useHere()
  const navigate = useNavigate()
  const [subscribing, setSubscribing] = useState(false)
  const { conflicts, advice } = cohort.plan
  const open = (key: string): void => void navigate({ to: at(`cohorts/${cohort.cohortId}/sessions/${key}`) })
  return (
    <>
      <Panel
        title="At a glance"
        aside={
          <Button variant="subtle" size="compact-sm" onClick={() => setSubscribing(true)}>
            Subscribe in your calendar
          </Button>
        }
      >
        <Facts facts={factsOf(cohort, at)} />
      </Panel>
      {may('cohorts.plan') && conflicts.length + advice.length > 0 && (
        <Panel title={conflicts.length > 0 ? `Conflicts ${conflicts.length}` : 'Worth knowing'}>
          <ConflictList conflicts={[...conflicts, ...advice]} onOpen={open} />
        </Panel>
      )}
      {subscribing && <Subscription cohort={cohort} onClose={() => setSubscribing(false)} />}
    </>
  )
}

function factsOf(cohort: Cohort, at: (path: string) => string): Fact[] {
  const next = cohort.nextSession
  return [
    {
      label: 'Next session',
      value:
        next === null ? (
          'None left'
        ) : (
          <Link to={at(`cohorts/${cohort.cohortId}/sessions/${next.key}`)}>
            {next.title}
            <br />
            <WhenBoth {...momentOf(next, cohort.zone)} stacked />
          </Link>
        ),
    },
    { label: 'Sessions held', value: `${cohort.sessionsDone} of ${cohort.sessions}` },
    {
      label: 'Seats',
      value: `${cohort.confirmed} of ${cohort.seats} accepted${cohort.waiting > 0 ? `, ${cohort.waiting} waiting` : ''}`,
    },
    { label: 'Trainers', value: cohort.trainers.join(', ') || 'Nobody yet' },
    {
      label: 'Exam window',
      value: cohort.examWindow ? dateRangeText(cohort.examWindow.from, cohort.examWindow.to) : 'None planned',
    },
    {
      label: 'Blueprint',
      value: <Link to={at(`blueprints/${cohort.blueprintId}`)}>{cohort.blueprintTitle}</Link>,
      source: `version ${cohort.blueprintVersion}, kept for this cohort`,
    },
    ...(cohort.plan.skippedHolidays.length === 0
      ? []
      : [
          {
            label: 'Holidays kept clear',
            value: cohort.plan.skippedHolidays.map(({ date, name }) => `${dateText(date)} ${name}`).join(', '),
          },
        ]),
  ]
}
