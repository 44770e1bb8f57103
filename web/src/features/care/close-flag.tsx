import { closeFlag } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Learner } from './learner.ts'

type Props = { readonly name: string; readonly learner: Learner; readonly onClose: () => void }

/** A human knows better than the rules; the reason stays, and the person comes back only when it gets worse. */
export function CloseFlag({ name, learner, onClose }: Props) {
  const { organisationId } = useHere()
  const close = useWriting(closeFlag)
  const refusal = useFailure()
  const [because, setBecause] = useState('')
  const run = async (): Promise<void> => {
    refusal.clear()
    const done = await close.run({ params: { organisationId, ...learner }, body: { because } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`${name} is off the list`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Take ${name} off the list`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit={`Take ${name} off the list`}
        busy={close.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <TextField
          name="because"
          label="Why"
          description={`${name} comes back only when it gets worse: another reason, or a week more`}
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}
