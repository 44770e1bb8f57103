import './conflict-list.css'
import type { planCohort, ReplyOf } from '@cadre/contracts'
import { useState } from 'react'
import { countText } from '../../lib/format/number.ts'
import { readable } from '../../lib/format/readable.ts'

type Conflict = ReplyOf<typeof planCohort>['plan']['conflicts'][number]
type Props = { readonly conflicts: readonly Conflict[]; readonly onOpen?: (sessionKey: string) => void }

const shownAtFirst = 6

/** Conflicts by name, the gravest first. */
export function ConflictList({ conflicts, onOpen }: Props) {
  const [all, setAll] = useState(false)
  const ranked = conflicts.toSorted((a, b) => b.weight - a.weight)
  const shown = all ? ranked : ranked.slice(0, shownAtFirst)
  const hidden = ranked.length - shown.length
  return (
    <ul className="conflict-list">
      {shown.map((conflict, at) => (
        <li key={`${conflict.kind} ${conflict.words} ${at}`} data-grave={conflict.weight > 0}>
          {onOpen && conflict.sessionKey !== null ? (
            <OpenSession words={readable(conflict.words)} sessionKey={conflict.sessionKey} onOpen={onOpen} />
          ) : (
            readable(conflict.words)
          )}
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <button type="button" onClick={() => setAll(true)}>
            Show {countText(hidden, 'more', 'more')}
          </button>
        </li>
      )}
    </ul>
  )
}

type OpenProps = {
  readonly words: string
  readonly sessionKey: string
  readonly onOpen: (sessionKey: string) => void
}

const OpenSession = ({ words, sessionKey, onOpen }: OpenProps) => (
  <button type="button" onClick={() => onOpen(sessionKey)}>
    {words}
  </button>
)
