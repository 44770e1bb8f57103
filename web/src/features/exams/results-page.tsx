import './exams-page.css'
import { listResults, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateText } from '../../lib/format/date.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { CorrectResult } from './correct-result.tsx'
import { ExamLinks } from './exam-links.tsx'
import { attemptCalled, outcomeCalled, sourceCalled } from './words.ts'

type Result = ReplyOf<typeof listResults>['items'][number]

const columns: Column<Result>[] = [
  { id: 'name', header: 'Name', value: ({ personName }) => personName },
  { id: 'exam', header: 'Exam', value: ({ code }) => code },
  {
    id: 'sat',
    header: 'Sat on',
    value: ({ satOn }) => satOn,
    cell: ({ satOn }) => dateText(satOn, 'full'),
  },
  {
    id: 'outcome',
    header: 'Outcome',
    value: ({ passed }) => outcomeCalled(passed).words,
    cell: ({ passed }) => <Mark tone={outcomeCalled(passed).tone}>{outcomeCalled(passed).words}</Mark>,
  },
  { id: 'score', header: 'Score', numeric: true, value: ({ score }) => score, cell: ({ score }) => score ?? '\u2013' },
  { id: 'attempt', header: 'Attempt', value: ({ attempt }) => attempt, cell: ({ attempt }) => attemptCalled(attempt) },
  { id: 'source', header: 'Stands on', value: ({ source }) => sourceCalled[source] },
]

/** Every result one may see: first attempts and later ones apart, each with what stands behind it (R4). */
export function ResultsPage() {
  const { organisationId, at, may } = useHere()
  const found = useReading(listResults, { params: { organisationId }, query: {} })
  const [asked, setAsked] = useState<Result | null>(null)
  return (
    <>
      <PageHeader title="Exam results" />
      <ExamLinks />
      <Loaded of={found} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="No result is recorded"
              icon={<IconRosetteDiscountCheck size={24} stroke={1.5} aria-hidden />}
              action={
                <Button component={Link} to={at('cohorts')} variant="default">
                  Look at the cohorts
                </Button>
              }
            >
              Participants record their own results under Exams in a minute. Forecasts are judged by them.
            </EmptyState>
          ) : (
            <Panel title={summaryOf(items)} flush>
              <DataTable
                label="Exam results"
                columns={columns}
                rows={items}
                rowId={({ resultId }) => resultId}
                sortedBy={{ id: 'sat', desc: true }}
                {...(may('exams.manage') && { onOpen: setAsked })}
                empty={null}
              />
            </Panel>
          )
        }
      </Loaded>
      {asked && <CorrectResult result={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function summaryOf(results: readonly Result[]): string {
  const first = results.filter(({ attempt }) => attempt === 1)
  const passed = first.filter((result) => result.passed).length
  return `${results.length} results; ${passed} of ${first.length} passed at the first attempt`
}
