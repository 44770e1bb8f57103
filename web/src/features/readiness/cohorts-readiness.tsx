import { listCohorts, readReadinessOverview, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { stageCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countedVerdicts } from '../../api/verdict-words.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Dots } from '../../ui/data/dots.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'

type Line = ReplyOf<typeof readReadinessOverview>['cohorts'][number] &
  Pick<ReplyOf<typeof listCohorts>['items'][number], 'name' | 'code' | 'stage' | 'week' | 'weeks'>

const columns: Column<Line>[] = [
  { id: 'name', header: 'Cohort', value: ({ name }) => name },
  { id: 'code', header: 'Exam', value: ({ code }) => code },
  {
    id: 'stage',
    header: 'Stage',
    value: ({ stage }) => stageCalled[stage].words,
    cell: ({ stage }) => <Mark tone={stageCalled[stage].tone}>{stageCalled[stage].words}</Mark>,
  },
  {
    id: 'week',
    header: 'Week',
    numeric: true,
    value: ({ week }) => week,
    cell: ({ week, weeks }) => (week === null ? '\u2013' : `${week} of ${weeks}`),
  },
  {
    id: 'people',
    header: 'People',
    value: ({ onTrack }) => onTrack,
    cell: (line) => <Dots groups={countedVerdicts(line)} none="nobody yet" />,
  },
  { id: 'on-track', header: 'On track', numeric: true, value: ({ onTrack }) => onTrack },
  { id: 'needs-time', header: 'Need time', numeric: true, value: ({ needsTime }) => needsTime },
  { id: 'defer', header: 'Consider deferring', numeric: true, value: ({ considerDeferring }) => considerDeferring },
  { id: 'not-known', header: 'Not known', numeric: true, value: ({ notKnown }) => notKnown },
]

/** The cohorts that one teaches or leads, with how many of their people are how. */
export function CohortsReadiness() {
  const { organisationId, at } = useHere()
  const navigate = useNavigate()
  const counted = useReading(readReadinessOverview, { params: { organisationId } })
  const cohorts = useReading(listCohorts, { params: { organisationId } })
  const byId = new Map(cohorts.value?.items.map((cohort) => [cohort.cohortId, cohort]))
  return (
    <Loaded of={counted} rows={5}>
      {(found) => {
        const lines = found.cohorts.flatMap((line): Line[] => {
          const cohort = byId.get(line.cohortId)
          return cohort ? [{ ...cohort, ...line }] : []
        })
        return lines.length === 0 ? (
          <NoCohorts waiting={cohorts.value === undefined} />
        ) : (
          <Panel title="Cohorts" flush>
            <DataTable
              label="Readiness of cohorts"
              columns={columns}
              rows={lines}
              rowId={({ cohortId }) => cohortId}
              onOpen={({ cohortId }) => void navigate({ to: at(`readiness/cohorts/${cohortId}`) })}
              empty={null}
            />
          </Panel>
        )
      }}
    </Loaded>
  )
}

function NoCohorts({ waiting }: { readonly waiting: boolean }) {
  const { at } = useHere()
  if (waiting) return null
  return (
    <EmptyState
      title="No cohort of yours is open"
      action={
        <Button component={Link} to={at('cohorts')} variant="default">
          Look at the cohorts
        </Button>
      }
    >
      How ready people are stands here for the cohorts that you teach or lead.
    </EmptyState>
  )
}
