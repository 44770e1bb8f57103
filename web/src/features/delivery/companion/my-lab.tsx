import { Button } from '@mantine/core'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import type { SharedRun } from '../live-run.ts'
import type { MyPart, Part } from './use-part.ts'

type Props = {
  readonly run: SharedRun
  readonly lab: NonNullable<SharedRun['lab']>
  readonly mine: MyPart
  readonly part: Part
}

/** With whom I work, the steps, and the mark that it is done. */
export function MyLab({ run, lab, mine, part }: Props) {
  return (
    <Panel title={`Lab: ${lab.title}`} aside={mine.labDone && <Mark tone="good">done</Mark>}>
      {mine.pair && (
        <div className="companion-pair">
          <p>{mine.pair.names.length === 0 ? 'You work alone.' : `You work with ${mine.pair.names.join(' and ')}.`}</p>
          {mine.pair.words.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      <p>{lab.goal}</p>
      {lab.needs.length > 0 && <p className="companion-quiet">You need: {lab.needs.join('; ')}.</p>}
      <ol className="companion-steps">
        {lab.steps.map((step) => (
          <li key={step.do}>
            {step.do}
            {step.expect !== null && <p className="companion-quiet">{step.expect}</p>}
          </li>
        ))}
      </ol>
      {run.phase !== 'ended' && (
        <Button
          className="companion-send"
          size="md"
          variant={mine.labDone ? 'default' : 'filled'}
          loading={part.lab.busy}
          onClick={() => part.lab.run(!mine.labDone)}
        >
          {mine.labDone ? 'Not done yet after all' : 'My lab is done'}
        </Button>
      )}
    </Panel>
  )
}
