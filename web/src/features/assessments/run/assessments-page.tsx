import './run.css'
import { listAssessments, listCertifications, listCohorts, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconChecklist } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import type { Column } from '../../../ui/data/column.ts'
import { DataTable } from '../../../ui/data/data-table.tsx'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { kindCalled, stateCalled } from '../words.ts'
import { Moment } from './moment.tsx'

/** Whose it is, below its title: two cohorts have each a "Practice exam 1". */
type Line = ReplyOf<typeof listAssessments>['items'][number]
type Belongs = (assessment: Line) => string

const columnsWith = (belongs: Belongs): Column<Line>[] => [
  {
    id: 'title',
    header: 'Assessment',
    value: ({ title }) => title,
    cell: (assessment) => (
      <span className="assessments-page-name">
        {assessment.title}
        <small>{belongs(assessment)}</small>
      </span>
    ),
  },
  { id: 'kind', header: 'Kind', value: ({ kind }) => kindCalled[kind] },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => stateCalled[state].words,
    cell: ({ state }) => <Mark tone={stateCalled[state].tone}>{stateCalled[state].words}</Mark>,
  },
  { id: 'questions', header: 'Questions', numeric: true, value: ({ questions }) => questions },
  {
    id: 'minutes',
    header: 'Time',
    numeric: true,
    value: ({ minutes }) => minutes,
    cell: ({ minutes }) => (minutes === null ? 'no limit' : minutesText(minutes)),
  },
  {
    id: 'closes',
    header: 'Closes',
    value: ({ closesAt }) => closesAt,
    cell: ({ closesAt }) => (closesAt === null ? 'by hand' : <Moment at={closesAt} />),
  },
  { id: 'open', header: 'At it now', numeric: true, value: ({ attempts }) => attempts.open },
  { id: 'ended', header: 'Handed in', numeric: true, value: ({ attempts }) => attempts.ended },
]

const idOf = ({ assessmentId }: Line): string => assessmentId

export function AssessmentsPage() {
  const { organisationId, at } = useHere()
  const found = useReading(listAssessments, { params: { organisationId }, query: {} })
  const cohorts = useReading(listCohorts, { params: { organisationId }, query: {} })
  const certifications = useReading(listCertifications, { params: { organisationId } })
  const navigate = useNavigate()
  const columns = useMemo(() => {
    const cohort = new Map(cohorts.value?.items.map(({ cohortId, name }) => [cohortId, name]))
    const code = new Map(certifications.value?.items.map((each) => [each.certificationId, each.code]))
    return columnsWith(({ cohortId, certificationId }) => {
      const group = cohortId === null ? 'Everybody' : cohort.get(cohortId)
      return [code.get(certificationId), group].filter((part) => part !== undefined).join(' · ')
    })
  }, [cohorts.value, certifications.value])
  const plan = (
    <Button component={Link} to={at('assessments/new')}>
      Plan an assessment
    </Button>
  )
  return (
    <>
      <PageHeader title="Assessments" action={plan} more={<Link to={at('honour-code')}>Honour code</Link>} />
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No assessments yet"
              action={plan}
              icon={<IconChecklist size={24} stroke={1.5} aria-hidden />}
            >
              A diagnostic before the training, a quiz at each checkpoint, a practice exam before the booking: each is
              drawn from the question bank to the exam guide's weights.
            </EmptyState>
          ) : (
            <Panel title={`${items.length} assessment${items.length === 1 ? '' : 's'}`} flush>
              <DataTable
                label="Assessments"
                columns={columns}
                rows={items}
                rowId={idOf}
                onOpen={({ assessmentId }) => void navigate({ to: at(`assessments/${assessmentId}`) })}
                empty={null}
              />
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}
