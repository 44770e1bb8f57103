import { Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { usePeople } from '../../api/people.ts'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { TrainerForm } from './trainer-form.tsx'

/** Somebody of the organisation becomes a trainer. */
export function RegisterTrainer({ onClose }: { readonly onClose: () => void }) {
  const people = usePeople()
  const [personId, setPersonId] = useState<string | null>(null)
  return (
    <Modal opened onClose={onClose} title="Register a trainer" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Loaded of={people} rows={2}>
        {(all) => (
          <Select
            label="Who"
            placeholder="Type a name"
            searchable
            value={personId}
            onChange={setPersonId}
            onSearchChange={people.find}
            nothingFoundMessage="Nobody by that name here."
            data={all.map((one) => ({ value: one.personId, label: `${one.name} · ${one.email}` }))}
          />
        )}
      </Loaded>
      {personId !== null && <TrainerForm key={personId} personId={personId} known={null} onSaved={onClose} />}
    </Modal>
  )
}
