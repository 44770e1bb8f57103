import type { readToday, ReplyOf } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { momentOf } from '../../lib/format/wire.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'

type Today = ReplyOf<typeof readToday>
type Attended = Today['attending'][number]
type Led = Today['leading'][number]

function Line({ entry }: { readonly entry: Attended }) {
  const { at } = useHere()
  const { session, cohortId, cohortName, zone } = entry
  return (
    <span className="today-page-line">
      <Link to={at(`cohorts/${cohortId}/sessions/${session.key}`)}>{session.title}</Link>
      <small>
        {cohortName} · {minutesText(session.minutes)}
      </small>
      <WhenBoth {...momentOf(session, zone)} />
    </span>
  )
}

/** Sessions that one leads, with what is still to be prepared (T2). */
export const Leading = ({ entries }: { readonly entries: readonly Led[] }) =>
  entries.length === 0 ? null : (
    <Panel title="You lead">
      <ul className="today-page-list">
        {entries.map((entry) => (
          <li key={`${entry.cohortId} ${entry.session.key}`}>
            <Line entry={entry} />
            <span className="today-page-aside">
              <Mark tone={entry.prepared ? 'good' : 'warn'}>{entry.prepared ? 'Prepared' : 'Not prepared yet'}</Mark>
              {entry.missing.length > 0 && <small>{entry.missing.join(' · ')}</small>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )

export const Attending = ({ entries }: { readonly entries: readonly Attended[] }) =>
  entries.length === 0 ? null : (
    <Panel title="You attend">
      <ul className="today-page-list">
        {entries.map((entry) => (
          <li key={`${entry.cohortId} ${entry.session.key}`}>
            <Line entry={entry} />
            <span className="today-page-aside">{entry.session.trainerName ?? 'trainer to be named'}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
