import type { Study } from '../../api/self-paced/kept.ts'
import { dateText } from '../../lib/format/date.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { Panel } from '../../ui/data/panel.tsx'

/** Hours logged against hours planned, week by week (S1). */
export const Progress = ({ study }: { readonly study: Study }) =>
  study.cohorts
    .filter(({ weeks }) => weeks.some(({ plannedMinutes, loggedMinutes }) => plannedMinutes + loggedMinutes > 0))
    .map(({ cohortId, name, weeks }) => {
      const most = Math.max(
        ...weeks.map(({ plannedMinutes, loggedMinutes }) => Math.max(plannedMinutes, loggedMinutes)),
      )
      const past = weeks.slice(0, weeks.findIndex(({ current }) => current) + 1)
      const sum = (of: 'plannedMinutes' | 'loggedMinutes') => past.reduce((total, week) => total + week[of], 0)
      return (
        <Panel
          key={cohortId}
          title={`Against plan: ${name}`}
          aside={
            past.length > 0 && (
              <span>
                {minutesText(sum('loggedMinutes'))} of {minutesText(sum('plannedMinutes'))} by now
              </span>
            )
          }
        >
          <table className="progress-weeks">
            <thead>
              <tr>
                <th scope="col">Week of</th>
                <th scope="col">Logged</th>
                <th scope="col">Planned</th>
                <td aria-hidden />
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ from, plannedMinutes, loggedMinutes, current }) => (
                <tr key={from} data-current={current}>
                  <th scope="row">
                    {dateText(from, 'short')}
                    {current && <span className="visually-hidden"> (this week)</span>}
                  </th>
                  <td>{minutesText(loggedMinutes)}</td>
                  <td>{minutesText(plannedMinutes)}</td>
                  <td aria-hidden className="progress-weeks-bars">
                    <span style={{ width: `${(100 * plannedMinutes) / most}%` }} data-of="planned" />
                    <span style={{ width: `${(100 * loggedMinutes) / most}%` }} data-of="logged" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )
    })
