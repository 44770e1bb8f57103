import { readMyFollowUps } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateText } from '../../lib/format/date.ts'
import { Panel } from '../../ui/data/panel.tsx'

/** What the reader promised to look at again, and the day has come (K8). */
export function FollowUps() {
  const { organisationId, at, may } = useHere()
  const due = useReading(readMyFollowUps, { params: { organisationId } }).value?.followUps ?? []
  if (due.length === 0) return null
  return (
    <Panel title="Look again">
      <ul className="today-page-list">
        {due.map(({ planId, cohortId, cohortName, personId, name, followUpOn, steps, done }) => (
          <li key={planId}>
            <span className="today-page-line">
              {may('care.give') ? <Link to={at(`care/${cohortId}/${personId}`)}>{name}</Link> : <strong>{name}</strong>}
              <small>{cohortName}</small>
            </span>
            <span className="today-page-aside">
              agreed for {dateText(followUpOn)}
              <small>
                {done} of {steps} steps done
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
