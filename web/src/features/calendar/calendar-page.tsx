import { readCalendar, type ReplyOf } from '@cadre/contracts'
import { addDays, type Zone } from '@cadre/kernel'
import { Button, SegmentedControl } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { momentIn, zoneCity } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { Calendar } from '../../ui/calendar/calendar.tsx'
import type { CalendarEntry, EntryKind } from '../../ui/calendar/calendar-entry.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'

type Entry = ReplyOf<typeof readCalendar>['items'][number]

/** What is read at once: a month back, a year ahead; the server gives at most 400 days. */
const daysBack = 31
const daysAhead = 366

function kindOf({ session, mine }: Entry): EntryKind {
  if (session.state === 'held') return 'done'
  if (session.state !== 'planned') return 'cancelled'
  if (session.kind === 'practice-exam') return 'exam'
  return mine ? 'own' : 'other'
}

/** On the viewer's clock: a calendar of several cohorts has no zone of its own. */
function shown(entry: Entry, zone: Zone): CalendarEntry {
  const { date, time } = momentIn(zone, instantAt(entry.session.start))
  return {
    id: `${entry.cohortId}/sessions/${entry.session.key}`,
    title: entry.session.title,
    detail: entry.cohortName,
    date,
    time,
    minutes: entry.session.minutes,
    kind: kindOf(entry),
    movable: false,
  }
}

/** The sessions of every cohort, or of those one takes part in. Moving is done in the cohort itself. */
export function CalendarPage() {
  const { organisationId, zone, at } = useHere()
  const only: 'mine' | 'all' = useSearch({ strict: false }).whose === 'mine' ? 'mine' : 'all'
  const navigate = useNavigate()
  const today = todayIn(zone, browserClock())
  const query = { from: addDays(today, -daysBack), to: addDays(today, daysAhead), only }
  const calendar = useReading(readCalendar, { params: { organisationId }, query })
  return (
    <>
      <PageHeader
        title="Calendar"
        about={`Times in ${zoneCity(zone)}, your zone`}
        more={
          <SegmentedControl
            aria-label="Whose sessions"
            value={only}
            onChange={(whose) =>
              void navigate({
                to: at('calendar'),
                search: whose === 'mine' ? { whose } : {},
                replace: true,
              })
            }
            data={[
              { value: 'all', label: 'All cohorts' },
              { value: 'mine', label: 'Mine' },
            ]}
          />
        }
      />
      <Loaded of={calendar} rows={12}>
        {({ items }) => (items.length === 0 ? <NoSessions mine={only === 'mine'} /> : <Sessions items={items} />)}
      </Loaded>
    </>
  )
}

function Sessions({ items }: { readonly items: readonly Entry[] }) {
  const { zone, at } = useHere()
  const navigate = useNavigate()
  const entries = useMemo(() => items.map((entry) => shown(entry, zone)), [items, zone])
  return (
    <Panel title="Sessions">
      <Calendar
        entries={entries}
        today={todayIn(zone, browserClock())}
        onOpen={({ id }) => void navigate({ to: at(`cohorts/${id}`) })}
      />
    </Panel>
  )
}

function NoSessions({ mine }: { readonly mine: boolean }) {
  const { at, may } = useHere()
  return (
    <EmptyState
      title={mine ? 'You take part in no session' : 'No session is planned'}
      action={
        <Button component={Link} to={at(may('cohorts.plan') ? 'cohorts/new' : 'cohorts')} variant="default">
          {may('cohorts.plan') ? 'Plan a cohort' : 'Look at the cohorts'}
        </Button>
      }
    >
      Sessions of the last month and the coming year stand here.
    </EmptyState>
  )
}
