import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { instantAt, zoneNamed } from '../../lib/format/wire.ts'
import { spanText } from '../../lib/format/moment.ts'
import { readable } from '../../lib/format/readable.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import type { Cohort } from './cohort.ts'
import { useUndo } from './edit-dialog.tsx'

/** Who changed what of the calendar, newest first; the last change can be taken back. */
export function CohortChanges({ cohort }: { readonly cohort: Cohort }) {
  const { may, zone, at } = useHere()
  const undo = useUndo(cohort.cohortId)
  const newestFirst = cohort.changes.toSorted((a, b) => b.revision - a.revision)
  if (newestFirst.length === 0)
    return (
      <EmptyState
        title="Nothing has changed since it was planned"
        action={
          <Button variant="default" component={Link} to={at(`cohorts/${cohort.cohortId}`)}>
            Show the calendar
          </Button>
        }
      >
        Moves, cancellations and swaps of trainers are kept here with who made them and when.
      </EmptyState>
    )
  return (
    <Panel title={`Changes, times in ${zone.replaceAll('_', ' ')}`}>
      <ol className="cohort-page-list">
        {newestFirst.map(({ revision, at, by, words, undoable }) => (
          <li key={revision}>
            <span>
              {readable(words)}
              <small>
                {by}, {spanText({ from: instantAt(at) }, zoneNamed(zone))}
              </small>
            </span>
            {undoable && may('cohorts.plan') && (
              <Button variant="default" size="compact-sm" onClick={() => void undo(cohort.revision)}>
                Undo<span className="visually-hidden">: {readable(words)}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
