import { Button } from '@mantine/core'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import type { SharedRun } from '../live-run.ts'
import { PairList } from './pair-list.tsx'
import type { Acts } from './use-acts.ts'
import type { Console } from './use-console.ts'

type Props = { readonly run: SharedRun; readonly console: Console; readonly acts: Acts }

/** The lab: whether it was tested, who works with whom, who is done. */
export function LabPanel({ run, console, acts }: Props) {
  const { lab, pairs } = console
  if (!lab) return null
  return (
    <Panel
      title={`Lab: ${lab.title}`}
      aside={<Mark tone={lab.tested ? 'good' : 'warn'}>{lab.tested ? 'tested as written' : 'not tested yet'}</Mark>}
    >
      <p>{lab.goal}</p>
      <p className="console-quiet">{run.counts.labDone} done</p>
      {pairs.length > 0 && <PairList console={console} acts={acts} open={run.phase !== 'ended'} />}
      {run.phase !== 'ended' && (
        <Button variant="default" loading={acts.pairs.busy} onClick={() => acts.pairs.run(null)}>
          {pairs.length === 0 ? 'Pair who is here' : 'Pair anew'}
        </Button>
      )}
    </Panel>
  )
}
