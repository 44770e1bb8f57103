import { Modal } from '@mantine/core'
import { useState } from 'react'
import { usePeople } from '../../api/people.ts'
import { PersonSelect } from '../../ui/form/person-select.tsx'
import { TrainerForm } from './trainer-form.tsx'

/** Somebody of the organisation becomes a trainer. */
export function RegisterTrainer({ onClose }: { readonly onClose: () => void }) {
  const people = usePeople()
  const [personId, setPersonId] = useState<string | null>(null)
  return (
    <Modal opened onClose={onClose} title="Register a trainer" closeButtonProps={{ 'aria-label': 'Close' }}>
      <PersonSelect label="Who" people={people} value={personId} onChange={setPersonId} />
      {personId !== null && <TrainerForm key={personId} personId={personId} known={null} onSaved={onClose} />}
    </Modal>
  )
}
