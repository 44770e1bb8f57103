import { readResults, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { countText, percentText } from '../../../lib/format/number.ts'
import type { Column } from '../../../ui/data/column.ts'
import { DataTable } from '../../../ui/data/data-table.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import type { Assessment } from './draft.ts'

const Regrade = lazy(async () => ({ default: (await import('./regrade.tsx')).Regrade }))

type Result = ReplyOf<typeof readResults>['items'][number]

const shareOf = ({ points, outOf }: Result): number | null =>
  points === null || outOf === null || outOf === 0 ? null : points / outOf

const conditionsOf = ({ recorded }: Result): string =>
  [
    recorded.timed ? 'timed' : 'untimed',
    recorded.oneSitting ? 'one sitting' : 'with pauses',
    recorded.closedBookDeclared ? 'closed book' : 'open book',
    ...(recorded.metBefore > 0 ? [`${recorded.metBefore} met before`] : []),
    ...(recorded.devices > 1 ? [`${recorded.devices} devices`] : []),
    ...(recorded.extraMinutes > 0 ? [`${recorded.extraMinutes} min extra`] : []),
  ].join(', ')

const columns: Column<Result>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  {
    id: 'share',
    header: 'Points',
    numeric: true,
    value: shareOf,
    cell: (result) => {
      const share = shareOf(result)
      if (share === null) return 'not marked'
      return `${percentText(share)} (${(result.points ?? 0) / 100} of ${(result.outOf ?? 0) / 100})`
    },
  },
  {
    id: 'time',
    header: 'Time spent',
    numeric: true,
    value: ({ secondsSpent }) => secondsSpent,
    cell: ({ secondsSpent }) => (secondsSpent === null ? '\u2013' : minutesText(secondsSpent / 60)),
  },
  { id: 'conditions', header: 'Conditions', value: conditionsOf, sortable: false },
  { id: 'late', header: 'Arrived late', numeric: true, value: ({ recorded }) => recorded.late },
  {
    id: 'marking',
    header: 'Marked',
    numeric: true,
    value: ({ marking }) => marking,
    cell: ({ marking }) => (marking === 0 ? 'not yet' : marking === 1 ? 'once' : `${marking} times`),
  },
]

/** What everybody reached and under which conditions; each line opens its review. */
export function Results({ assessment: { assessmentId } }: { readonly assessment: Assessment }) {
  const { organisationId, at } = useHere()
  const found = useReading(readResults, { params: { organisationId, assessmentId } })
  const navigate = useNavigate()
  const [regrading, setRegrading] = useState(false)
  return (
    <>
      <Loaded of={found}>
        {({ items }) => (
          <Panel
            title={countText(items.length, 'attempt')}
            flush
            aside={
              items.length > 0 ? (
                <Button size="compact-sm" variant="default" onClick={() => setRegrading(true)}>
                  Mark again
                </Button>
              ) : undefined
            }
          >
            <DataTable
              label="Results"
              columns={columns}
              rows={items}
              rowId={({ attemptId }) => attemptId}
              onOpen={({ attemptId }) => void navigate({ to: at(`attempts/${attemptId}/review`) })}
              empty={<p className="watch-empty">Nobody has taken it yet.</p>}
            />
          </Panel>
        )}
      </Loaded>
      <Suspense>{regrading && <Regrade assessmentId={assessmentId} onClose={() => setRegrading(false)} />}</Suspense>
    </>
  )
}
