import './care-page.css'
import { dateText } from '../../lib/format/date.ts'
import type { Reason } from './words.ts'

/** Why somebody is on the list; every reason opens the rows it rests on. */
export const Reasons = ({ reasons }: { readonly reasons: readonly Reason[] }) => (
  <ul className="care-page-list">
    {reasons.map(({ kind, words, rows }) => (
      <li key={kind}>
        <details className="care-page-reason">
          <summary>{words}</summary>
          <ul>
            {rows.map((row) => (
              <li key={`${row.on} ${row.words}`}>
                {dateText(row.on, 'full')}: {row.words}
              </li>
            ))}
          </ul>
        </details>
      </li>
    ))}
  </ul>
)
