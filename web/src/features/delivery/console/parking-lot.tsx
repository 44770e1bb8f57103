import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Panel } from '../../../ui/data/panel.tsx'
import type { Acts } from './use-acts.ts'
import type { Console } from './use-console.ts'

/** What is put aside for later, ticked off when it was taken up. */
export function ParkingLot({ console: { parked }, acts }: { readonly console: Console; readonly acts: Acts }) {
  const [text, setText] = useState('')
  const put = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    acts.parking.run(text.trim())
    setText('')
  }
  return (
    <Panel title="Parking lot">
      <ul className="parked-list">
        {parked.map(({ parkedId, text: words, settled }) => (
          <li key={parkedId}>
            <Checkbox
              label={words}
              checked={settled}
              onChange={({ currentTarget }) => acts.settle.run({ parkedId, settled: currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
      <form className="console-line" onSubmit={put}>
        <TextInput
          aria-label="Put aside for later"
          placeholder="Put aside for later"
          value={text}
          maxLength={500}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={acts.parking.busy}>
          Park
        </Button>
      </form>
    </Panel>
  )
}
