import { dateText } from '../../lib/format/date.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { type CareOfOne, obstacleCalled, readersCalled } from './words.ts'

/** One-to-ones, the newest first, as far as the one who looks may read them. */
export const Talks = ({ talks }: Pick<CareOfOne, 'talks'>) => (
  <Panel title="One-to-ones">
    {talks.length === 0 ? (
      <p className="care-page-quiet">Nobody has talked with them yet, or nobody shared it with you.</p>
    ) : (
      <ul className="care-page-list care-page-lines">
        {talks.map(({ talkId, heldOn, by, obstacles, notes, readers }) => (
          <li key={talkId}>
            <strong>
              {dateText(heldOn, 'full')}, {by}: {obstacles.map((each) => obstacleCalled[each].words).join(', ')}
            </strong>
            {notes !== '' && <p className="care-page-notes">{notes}</p>}
            <span className="care-page-quiet">{readersCalled[readers]}</span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
