import { readReviewPreferences, type ReplyOf } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { reading } from '../../api/reading.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { useDesk } from './desk-context.ts'

type Preferences = ReplyOf<typeof readReviewPreferences>

/** Minutes a day, and whether and when a letter comes; chosen among the settings, with all other reminders. */
export function Reminders() {
  const { organisationId } = useDesk()
  const { slug = '' } = useParams({ strict: false })
  const { data } = useQuery(reading(readReviewPreferences, { params: { organisationId } }))
  if (!data) return null
  return (
    <Panel
      title="Minutes a day and reminders"
      aside={
        <Link to="/o/$slug/settings/reminders" params={{ slug }}>
          Change
        </Link>
      }
    >
      <p className="day-page-quiet">{summaryOf(data)}</p>
    </Panel>
  )
}

const summaryOf = ({ minutesADay, mail, at, weekdays: days }: Preferences): string =>
  `${minutesADay} min a day; ${mail && days.length > 0 ? `a letter at ${at} on ${days.length} days` : 'no letters'}`
