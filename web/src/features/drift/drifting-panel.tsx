import './drifting-panel.css'
import { useState } from 'react'
import { useMay } from '../../api/session/use-session.ts'
import { readable } from '../../lib/format/readable.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { AffectedTable } from './affected-table.tsx'
import { MoveBar } from './move-bar.tsx'
import type { Affected, DriftingCertification, MoveTarget } from './queries.ts'
import { statesOf } from './words.ts'

type Props = { readonly item: DriftingCertification; readonly targets: readonly MoveTarget[] }

/** One certification that changes: what it affects, and the offer to move it. */
export function DriftingPanel({ item, targets }: Props) {
  const mayMove = { blueprint: useMay('blueprints.author'), demand: useMay('demand.manage') }
  const movable = item.affected.filter(
    ({ kind }) => (kind === 'blueprint' && mayMove.blueprint) || (kind === 'demand' && mayMove.demand),
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(item.affected.filter(({ movedTo }) => movedTo.length > 0).map(({ id }) => id)),
  )
  const chosen = movable.filter(({ id }) => !left.has(id))
  const toggle = ({ id }: Affected): void =>
    setLeft(left.has(id) ? left.difference(new Set([id])) : new Set([...left, id]))
  return (
    <Panel
      title={`${item.code} ${item.name}`}
      flush
      aside={
        <span className="drifting-panel-states">
          {statesOf(item).map(({ tone, words }) => (
            <Mark key={words} tone={tone}>
              {words}
            </Mark>
          ))}
        </span>
      }
    >
      <AffectedTable
        label={`What the change of ${item.code} affects`}
        rows={item.affected}
        movable={new Set(movable.map(({ id }) => id))}
        chosen={new Set(chosen.map(({ id }) => id))}
        onToggle={toggle}
      />
      {movable.length > 0 ? (
        <MoveBar item={item} targets={targets} chosen={chosen} />
      ) : (
        <p className="drifting-panel-words">{readable(item.destination.words)}</p>
      )}
    </Panel>
  )
}
