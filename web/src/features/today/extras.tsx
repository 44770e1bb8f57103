import { readOwnReadiness, type ReplyOf } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countText } from '../../lib/format/number.ts'
import { Panel } from '../../ui/data/panel.tsx'

type Extra = ReplyOf<typeof readOwnReadiness>['items'][number]['extras'][number]
type Level = Extra['level']

const saidOf: Readonly<Record<Level, string>> = {
  foundations: 'Foundations that would help now',
  advanced: 'You are ahead here',
}
/** Below these, one step away, stands the rest. */
const most = 2

/** What somebody is offered beyond what everybody does, by where they stand in each domain (K7). */
export function Extras() {
  const { organisationId, at } = useHere()
  const items = useReading(readOwnReadiness, { params: { organisationId } }).value?.items ?? []
  const extras = items.flatMap(({ certificationId, extras: of }) =>
    of.map((extra) => ({ ...extra, id: `${certificationId} ${extra.key}` })),
  )
  if (extras.length === 0) return null
  const more = extras.length - most
  return (
    <Panel
      title="Beyond the sessions"
      aside={<Link to={at('readiness')}>{more > 0 ? `${countText(more, 'domain')} more` : 'Where I stand'}</Link>}
    >
      <ul className="today-page-list">
        {extras.slice(0, most).map((extra) => (
          <li key={extra.id}>
            <span className="today-page-line">
              <strong>{extra.name}</strong>
              <small>{saidOf[extra.level]}</small>
            </span>
            <Offered extra={extra} to={at('readiness')} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const Offered = ({ extra: { materials, labs }, to }: { readonly extra: Extra; readonly to: string }) => (
  <span className="today-page-aside">
    {materials.map(({ title, url }) => (
      <a key={url} href={url} rel="noreferrer" target="_blank">
        {title}
      </a>
    ))}
    {labs.map(({ key, title }) => (
      <Link key={key} to={to}>
        Lab: {title}
      </Link>
    ))}
  </span>
)
