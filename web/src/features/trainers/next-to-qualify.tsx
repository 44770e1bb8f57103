import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { readable } from '../../lib/format/readable.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { nearlyEligible } from './nearly-eligible.ts'
import { criterionCalled, type Trainer } from './words.ts'

/** Who could lead a certification next, and what is missing (T4). */
export function NextToQualify({ trainers }: { readonly trainers: readonly Trainer[] }) {
  const { at } = useHere()
  const next = nearlyEligible(trainers)
  if (next.length === 0) return null
  return (
    <Panel title="Who qualifies next">
      <ul className="trainers-page-criteria">
        {next.map(({ trainer, code, missing }) => (
          <li key={`${trainer.personId} ${code}`}>
            <Link to={at(`trainers/${trainer.personId}`)}>{trainer.name}</Link>
            <span className="data-table-whole">{code}</span>
            <span>
              {missing.map(({ criterion, words }) => `${criterionCalled[criterion]}: ${readable(words)}`).join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
