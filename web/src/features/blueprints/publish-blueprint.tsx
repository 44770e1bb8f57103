import { publishBlueprint } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { TextAreaField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { OpenBlueprint } from './open-blueprint.ts'

type Props = { readonly blueprint: OpenBlueprint; readonly onClose: () => void }

/** The draft becomes the version that new cohorts start from. */
export function PublishBlueprint({ blueprint, onClose }: Props) {
  const { organisationId } = useHere()
  const publish = useWriting(publishBlueprint)
  const refusal = useFailure()
  const [note, setNote] = useState('')
  const { blueprintId, revision, latestVersion } = blueprint
  const number = (latestVersion ?? 0) + 1
  const run = async (): Promise<void> => {
    refusal.clear()
    const done = await publish.run({
      params: { organisationId, blueprintId },
      body: { expectedRevision: revision, note },
    })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`Version ${done.value.number} is published. Running cohorts keep theirs.`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Publish version ${number}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit={`Publish version ${number}`}
        busy={publish.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <TextAreaField
          name="note"
          label="What is new"
          optional
          description="New cohorts start from this version; running ones keep the one they started with."
          maxLength={1000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}
