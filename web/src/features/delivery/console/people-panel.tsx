import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import type { Console } from './use-console.ts'

/** Who is here, and who said before that they cannot come. */
export function PeoplePanel({ console: { people } }: { readonly console: Console }) {
  const here = people.filter((person) => person.here).length
  return (
    <Panel title="People" aside={<span className="console-aside">{`${here} of ${people.length} here`}</span>}>
      <ul className="people-list">
        {people.map(({ personId, name, here: isHere, noticeReason }) => (
          <li key={personId}>
            <span>{name}</span>
            {isHere ? (
              <Mark tone="good">here</Mark>
            ) : noticeReason !== null ? (
              <Mark tone="calm" wraps>
                gave notice: {noticeReason}
              </Mark>
            ) : (
              <Mark tone="warn">not here</Mark>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
