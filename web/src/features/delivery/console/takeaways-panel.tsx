import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Panel } from '../../../ui/data/panel.tsx'
import type { SharedRun } from '../live-run.ts'
import type { Acts } from './use-acts.ts'

/** What the group takes home: shown on the projector in the closing, and kept in the record. */
export function TakeawaysPanel({ run, acts }: { readonly run: SharedRun; readonly acts: Acts }) {
  const [text, setText] = useState(run.takeaways)
  const changed = text !== run.takeaways
  return (
    <Panel title="Takeaways">
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
    </Panel>
  )
}
