import { Button } from '@mantine/core'
import { Panel } from '../../../ui/data/panel.tsx'
import { Mark } from '../../../ui/data/mark.tsx'
import type { Acts } from './use-acts.ts'
import type { Console } from './use-console.ts'

type Props = { readonly console: Console; readonly acts: Acts }

/** Questions raised since last time and now: answered here, or parked. */
export function RaisedPanel({ console: { raised }, acts }: Props) {
  const open = raised.filter(({ state }) => state === 'open')
  const settled = raised.filter(({ state }) => state !== 'open')
  return (
    <Panel title="Questions raised" aside={<span className="console-aside">{open.length} open</span>}>
      {open.length === 0 && <p className="console-quiet">Nothing is waiting for an answer.</p>}
      <ul className="raised-list">
        {open.map(({ raisedId, text, by, before }) => (
          <li key={raisedId}>
            <p>{text}</p>
            <p className="console-quiet">
              {by}
              {before && ', before this session'}
            </p>
            <div className="console-acts">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Answered: ${text.slice(0, 60)}`}
                disabled={acts.answer.busy}
                onClick={() => acts.answer.run({ raisedId, state: 'answered' })}
              >
                Answered
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Park: ${text.slice(0, 60)}`}
                disabled={acts.answer.busy}
                onClick={() => acts.answer.run({ raisedId, state: 'parked' })}
              >
                Park
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>{settled.length} settled</summary>
          <ul className="raised-list">
            {settled.map(({ raisedId, text, state }) => (
              <li key={raisedId}>
                {text} <Mark tone="calm">{state}</Mark>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
