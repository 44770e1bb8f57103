import './facts-panel.css'
import { Button } from '@mantine/core'
import { dateText } from '../../lib/format/date.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { factText } from './fact-text.ts'
import { SourceText } from './source-text.tsx'
import {
  confidenceTones,
  confidenceWords,
  type FactGroup,
  type FactKey,
  factWords,
  type RecordedFact,
} from './words.ts'

type Withdraw = (key: FactKey, fact: RecordedFact) => void
type Props = { readonly groups: readonly FactGroup[]; readonly onWithdraw: Withdraw | null }

/** What sources say, each value with where and when it was read; values that disagree stand side by side. */
export function FactsPanel({ groups, onWithdraw }: Props) {
  if (groups.length === 0)
    return (
      <Panel title="Facts">
        <p className="facts-panel-none">No source has been recorded yet. Record what the vendor’s page says first.</p>
      </Panel>
    )
  return (
    <Panel title="Facts">
      <dl className="facts-panel">
        {groups.map((group) => (
          <div key={group.key} className="facts-panel-group">
            <dt>
              {factWords[group.key]}
              {group.conflict && <Mark tone="warn">Sources disagree</Mark>}
            </dt>
            <dd className="facts-panel-values">
              {group.facts.map((fact) => (
                <Value key={fact.factId} name={group.key} fact={fact} onWithdraw={onWithdraw} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

type ValueProps = { readonly name: FactKey; readonly fact: RecordedFact; readonly onWithdraw: Withdraw | null }

function Value({ name, fact, onWithdraw }: ValueProps) {
  const text = factText(name, fact.value)
  return (
    <div className="facts-panel-value">
      <strong>{text}</strong>
      {onWithdraw && (
        <Button
          className="facts-panel-withdraw"
          size="compact-xs"
          variant="subtle"
          aria-label={`Withdraw ${factWords[name]}: ${text}`}
          onClick={() => onWithdraw(name, fact)}
        >
          Withdraw
        </Button>
      )}
      <span className="facts-panel-source">
        <SourceText source={fact.source} />, as of {dateText(fact.asOf, 'short')} {fact.asOf.slice(0, 4)}
        {fact.version !== null && `, guide ${fact.version}`}
      </span>
      {fact.confidence !== 'conflict' && (
        <span className="facts-panel-sure">
          <Mark tone={confidenceTones[fact.confidence]}>{confidenceWords[fact.confidence]}</Mark>
        </span>
      )}
    </div>
  )
}
