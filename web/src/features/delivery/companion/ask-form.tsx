import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Mark } from '../../../ui/data/mark.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import type { MyPart, Part } from './use-part.ts'

/** A question for the trainer, and what became of those I asked. */
export function AskForm({ part: { raise }, mine }: { readonly part: Part; readonly mine: MyPart }) {
  const [text, setText] = useState('')
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() !== '' && (await raise.attempt(text.trim())) === null) setText('')
  }
  return (
    <Panel title="Ask your trainer">
      <form className="companion-ask" onSubmit={(event) => void ask(event)}>
        <Textarea
          label="Your question"
          autosize
          minRows={2}
          maxLength={1_000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {raise.failure && <FailureNotice failure={raise.failure} />}
        <Button type="submit" variant="default" disabled={text.trim() === ''} loading={raise.busy}>
          Raise the question
        </Button>
      </form>
      <ul className="companion-raised">
        {mine.raised.map(({ raisedId, text: asked, state, answer }) => (
          <li key={raisedId}>
            {asked} <Mark tone={state === 'open' ? 'warn' : 'good'}>{state}</Mark>
            {answer !== '' && <p className="companion-quiet">{answer}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
