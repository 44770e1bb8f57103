import { Button } from '@mantine/core'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import type { SharedRun } from '../live-run.ts'
import type { Acts } from './use-acts.ts'
import type { Console } from './use-console.ts'

type Props = { readonly run: SharedRun; readonly console: Console; readonly acts: Acts }

/** The lab: whether it was tested, who works with whom, who is done. */
export function LabPanel({ run, console: { lab, pairs }, acts }: Props) {
  if (!lab) return null
  return (
    <Panel
      title={`Lab: ${lab.title}`}
      aside={<Mark tone={lab.tested ? 'good' : 'warn'}>{lab.tested ? 'tested as written' : 'not tested yet'}</Mark>}
    >
      <p>{lab.goal}</p>
      <p className="console-quiet">{run.counts.labDone} done</p>
      <ol className="pair-list">
        {pairs.map(({ people, helps, labDone }) => (
          <li key={people.map(({ personId }) => personId).join()}>
            <strong>{people.map(({ name }) => name).join(' and ')}</strong> {labDone && <Mark tone="good">done</Mark>}
            {helps.map(({ from, to, domain }) => (
              <div key={`${from} ${domain}`} className="console-quiet">
                {from} can explain {domain} to {to}
              </div>
            ))}
          </li>
        ))}
      </ol>
      {run.phase !== 'ended' && (
        <Button variant="default" loading={acts.pairs.busy} onClick={() => acts.pairs.run(null)}>
          {pairs.length === 0 ? 'Pair who is here' : 'Pair anew'}
        </Button>
      )}
    </Panel>
  )
}
