import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { dateText } from '../../lib/format/date.ts'
import { zoneNamed } from '../../lib/format/wire.ts'
import { Calendar } from '../../ui/calendar/calendar.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { entriesOf } from './cohort-entries.ts'
import type { Cohort } from './cohort.ts'
import { EditDialog, type ProposedEdit } from './edit-dialog.tsx'

/** The cohort's calendar on its own clock. A session that is moved shows first what follows from it. */
export function CohortCalendar({ cohort }: { readonly cohort: Cohort }) {
  const { at, may } = useHere()
  const navigate = useNavigate()
  const [proposed, setProposed] = useState<ProposedEdit | null>(null)
  const mayMove = may('cohorts.plan') && cohort.stage !== 'finished' && cohort.stage !== 'cancelled'
  const { sessions } = cohort.plan
  const entries = useMemo(() => entriesOf(sessions, mayMove), [sessions, mayMove])
  const today = todayIn(zoneNamed(cohort.zone), browserClock())
  // Where there is something to see: at the next session, or at the end of a cohort that is over.
  const next = sessions.find(({ key }) => key === cohort.nextSession?.key)
  const start = next?.date ?? cohort.endsOn
  return (
    <Panel title="Sessions">
      <Calendar
        entries={entries}
        today={today}
        start={start}
        onOpen={({ id }) => void navigate({ to: at(`cohorts/${cohort.cohortId}/sessions/${id}`) })}
        onMove={(entry, to) =>
          setProposed({
            edit: { kind: 'move', moves: [{ session: entry.id, ...to }] },
            title: `Move ${entry.title}`,
            intent: `From ${dateText(entry.date)}, ${entry.time} to ${dateText(to.date)}, ${to.time}.`,
            commit: 'Move the session',
            done: `${entry.title} is now on ${dateText(to.date)}, ${to.time}`,
          })
        }
      />
      {proposed && <EditDialog cohortId={cohort.cohortId} proposed={proposed} onClose={() => setProposed(null)} />}
    </Panel>
  )
}
