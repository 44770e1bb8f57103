import { AttendanceStrip } from '../../ui/charts/attendance-strip.tsx'
import { CohortTimeline } from '../../ui/charts/cohort-timeline.tsx'
import { CoverageBars } from '../../ui/charts/coverage-bars.tsx'
import { HeatMap } from '../../ui/charts/heat-map.tsx'
import { ReadinessBands } from '../../ui/charts/readiness-bands.tsx'
import { ReadinessHistory } from '../../ui/charts/readiness-history.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { attendees, cohorts, coverage, heat, history, readiness, sessionNames, today } from './samples.ts'

export function ChartSection() {
  return (
    <>
      <div className="gallery-half">
        <Panel title="Coverage">
          <CoverageBars title="Sessions by domain" rows={coverage} />
        </Panel>
      </div>
      <div className="gallery-half">
        <Panel title="Attendance">
          <AttendanceStrip title="Session by session" sessions={sessionNames} people={attendees} />
        </Panel>
      </div>
      <div className="gallery-half">
        <Panel title="Readiness">
          <ReadinessBands title="Forecast of passing" first="Person" rows={readiness} target={0.8} />
        </Panel>
      </div>
      <div className="gallery-half">
        <Panel title="Progression">
          <ReadinessHistory title="Mei Tanaka, forecast by week" points={history} target={0.8} />
        </Panel>
      </div>
      <Panel title="Timeline">
        <CohortTimeline title="Cohorts over the weeks" cohorts={cohorts} today={today} />
      </Panel>
      <Panel title="Domain by person">
        <HeatMap
          label="Share of right answers by domain and person"
          first="Person"
          columns={['Data', 'Analysis', 'Modelling', 'Operations']}
          rows={heat}
        />
      </Panel>
    </>
  )
}
