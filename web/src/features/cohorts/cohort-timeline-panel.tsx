import { browserClock, todayIn } from '../../lib/clock.ts'
import { zoneNamed } from '../../lib/format/wire.ts'
import { CohortTimeline } from '../../ui/charts/cohort-timeline.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { Cohort } from './cohort.ts'

/** The whole cohort at once: sessions, the exam window and where today stands. */
export function CohortTimelinePanel({ cohort }: { readonly cohort: Cohort }) {
  const { cohortId, name, startsOn, endsOn, examWindow, plan } = cohort
  return (
    <Panel title="Timeline">
      <CohortTimeline
        title={`${name} over the weeks`}
        today={todayIn(zoneNamed(cohort.zone), browserClock())}
        cohorts={[
          {
            id: cohortId,
            label: name,
            first: startsOn,
            last: endsOn,
            sessions: plan.sessions.filter(({ state }) => state !== 'cancelled').map(({ date }) => date),
            ...(examWindow ? { examWindow: { first: examWindow.from, last: examWindow.to } } : {}),
          },
        ]}
      />
    </Panel>
  )
}
