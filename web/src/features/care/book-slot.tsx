import { bookHours } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { momentOf } from '../../lib/format/wire.ts'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Slot } from './words.ts'

/** A slot for oneself, with what it is about, so that the trainer can prepare. */
export function BookSlot({ slot, onClose }: { readonly slot: Slot; readonly onClose: () => void }) {
  const { organisationId, zone } = useHere()
  const book = useWriting(bookHours)
  const refusal = useFailure()
  const [topic, setTopic] = useState('')
  const run = async (): Promise<void> => {
    refusal.clear()
    const done = await book.run({ params: { organisationId, slotId: slot.slotId }, body: { topic } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone('The slot is yours; it is in your calendar feed')
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Office hours with ${slot.trainerName}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form
        submit="Book this slot"
        busy={book.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <p className="care-page-quiet">
          <WhenBoth {...momentOf(slot, zone)} />, {slot.place}
        </p>
        <TextField
          name="topic"
          label="What is it about"
          optional
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}
