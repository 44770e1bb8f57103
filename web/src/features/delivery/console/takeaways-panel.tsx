import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Panel } from '../../../ui/data/panel.tsx'
import { ComingUp } from '../coming-up.tsx'
import type { SharedRun } from '../live-run.ts'
import type { Acts } from './use-acts.ts'

/** How it closes: what the group takes home, kept in the record; then the assignment and what comes next. All of it on the projector. */
export function TakeawaysPanel({ run, acts }: { readonly run: SharedRun; readonly acts: Acts }) {
  const [text, setText] = useState(run.takeaways)
  const changed = text !== run.takeaways
  return (
    <Panel title={run.comingUp ? 'Closing' : 'Takeaways'}>
      <Textarea
        aria-label="Takeaways, one a line"
        autosize
        minRows={2}
        maxLength={4_000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {changed && (
        <Button mt="xs" variant="default" loading={acts.takeaways.busy} onClick={() => acts.takeaways.run(text)}>
          Show these takeaways
        </Button>
      )}
      {run.comingUp && <ComingUp of={run.comingUp} />}
    </Panel>
  )
}
