import { readHarder } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { aheadText, harderTitle } from '../../api/self-paced/harder-words.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { Panel } from '../../ui/data/panel.tsx'

/** What waits for somebody who is ahead of the exam, and why it is offered (K7). */
export function Harder() {
  const { organisationId, at } = useHere()
  const sets = useReading(readHarder, { params: { organisationId } }).value?.sets ?? []
  if (sets.length === 0) return null
  return (
    <Panel title="Harder questions for you" aside={<Link to={at('day')}>Answer them in My day</Link>}>
      <ul className="today-page-list">
        {sets.map((set) => (
          <li key={set.certificationId}>
            <span className="today-page-line">
              <strong>
                {set.code}: {harderTitle(set.questions)}
              </strong>
              <small>{aheadText(set.ahead)}</small>
            </span>
            <span className="today-page-aside">{minutesText(Math.max(1, Math.round(set.minutes)))}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
