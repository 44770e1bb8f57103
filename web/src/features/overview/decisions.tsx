import type { readOverview, ReplyOf } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { readable } from '../../lib/format/readable.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { decisionCalled } from './words.ts'

type Decision = ReplyOf<typeof readOverview>['decisions'][number]

const shownAtFirst = 6

/** Where a decision is taken: the part of the cohort or of the catalogue that it is about. */
function placeOf({ kind, cohortId, certificationId }: Decision): { path: string; search: { view?: 'people' } } {
  if (kind === 'expiring') return { path: 'catalogue/certificates', search: {} }
  if (cohortId === null)
    return { path: certificationId === null ? 'cohorts' : `catalogue/${certificationId}`, search: {} }
  return { path: `cohorts/${cohortId}`, search: kind === 'waiting' || kind === 'exam-window' ? { view: 'people' } : {} }
}

/** What needs a decision today, the gravest first as the server ranks them; each leads to where it is taken. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { at } = useHere()
  const [all, setAll] = useState(false)
  const shown = all ? decisions : decisions.slice(0, shownAtFirst)
  const hidden = decisions.length - shown.length
  if (decisions.length === 0)
    return (
      <Panel title="Decisions today">
        <Mark tone="good">Nothing needs a decision today</Mark>
      </Panel>
    )
  return (
    <Panel title={`Decisions today ${decisions.length}`}>
      <ul className="overview-page-decisions">
        {shown.map((decision) => (
          <li key={`${decision.kind} ${decision.words}`}>
            <Mark tone={decisionCalled[decision.kind].tone}>{decisionCalled[decision.kind].words}</Mark>
            <span>{readable(decision.words)}</span>
            <Link to={at(placeOf(decision).path)} search={placeOf(decision).search}>
              {decisionCalled[decision.kind].act}
            </Link>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="overview-page-more" onClick={() => setAll(true)}>
          Show {hidden} more
        </button>
      )}
    </Panel>
  )
}
