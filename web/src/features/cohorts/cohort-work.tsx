import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useHere } from '../../api/here.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { momentOf } from '../../lib/format/wire.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import type { Cohort } from './cohort.ts'
import { taskCalled } from './words.ts'

type Task = Cohort['plan']['tasks'][number]

const columnsFor = (zone: string): Column<Task>[] => [
  { id: 'title', header: 'Work', value: ({ title }) => title },
  { id: 'kind', header: 'Kind', value: ({ kind }) => taskCalled[kind] },
  { id: 'minutes', header: 'Takes', numeric: true, value: (task) => task.minutes, cell: (t) => minutesText(t.minutes) },
  {
    id: 'opens',
    header: 'Opens',
    value: ({ opens }) => opens,
    cell: ({ opens }) => (opens === null ? 'at the start' : <WhenBoth {...momentOf({ start: opens }, zone)} stacked />),
  },
  {
    id: 'due',
    header: 'Due',
    value: ({ due }) => due,
    cell: ({ due }) => <WhenBoth {...momentOf({ start: due }, zone)} stacked />,
  },
]

const byDue = { id: 'due', desc: false }
const taskKey = ({ key }: Task): string => key

/** Assignments, checkpoints and self-paced work: each hangs on a session and moves with it. */
export function CohortWork({ cohort }: { readonly cohort: Cohort }) {
  const { at } = useHere()
  const columns = useMemo(() => columnsFor(cohort.zone), [cohort.zone])
  return (
    <Panel title="Work between sessions" flush>
      <DataTable
        label="Work between sessions"
        columns={columns}
        rows={cohort.plan.tasks}
        rowId={taskKey}
        sortedBy={byDue}
        empty={
          <EmptyState
            title="No work between sessions"
            action={
              <Button variant="default" component={Link} to={at(`blueprints/${cohort.blueprintId}`)}>
                Open the blueprint
              </Button>
            }
          >
            The blueprint of this cohort has neither assignments nor checkpoints.
          </EmptyState>
        }
      />
    </Panel>
  )
}
