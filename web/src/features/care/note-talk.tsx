import { noteReaders, noteTalk, obstacles } from '@cadre/contracts'
import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { ChoiceField, DateField, TextAreaField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Learner } from './learner.ts'
import { type NoteReaders, type Obstacle, obstacleCalled, readersCalled } from './words.ts'

type Props = { readonly name: string; readonly learner: Learner; readonly onClose: () => void }

/** Time, difficulty or motivation: the three questions of a one-to-one, and who may read what was said. */
export function NoteTalk({ name, learner, onClose }: Props) {
  const { organisationId, zone } = useHere()
  const note = useWriting(noteTalk)
  const refusal = useFailure()
  const [heldOn, setHeldOn] = useState<string>(todayIn(zone, browserClock()))
  const [found, setFound] = useState<readonly string[]>([])
  const [notes, setNotes] = useState('')
  const [readers, setReaders] = useState<NoteReaders>('carers')
  const chosen: readonly Obstacle[] = obstacles.filter((each) => found.includes(each))
  const run = async (): Promise<void> => {
    refusal.clear()
    const params = { organisationId, ...learner }
    const done = await note.run({ params, body: { heldOn, obstacles: [...chosen], notes, readers } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`The one-to-one with ${name} is noted`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`One-to-one with ${name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit="Note the one-to-one"
        busy={note.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <Checkbox.Group label="What stands in the way" value={[...found]} onChange={setFound}>
          <div className="care-page-list">
            {obstacles.map((each) => (
              <Checkbox
                key={each}
                value={each}
                label={obstacleCalled[each].words}
                description={obstacleCalled[each].ask}
              />
            ))}
          </div>
        </Checkbox.Group>
        <TextAreaField
          name="notes"
          label="What was said"
          optional
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
        <div className="form-row">
          <ChoiceField
            name="readers"
            label="Who may read it"
            data={noteReaders.map((value) => ({ value, label: readersCalled[value] }))}
            value={readers}
            onChange={(event) => setReaders(noteReaders.find((each) => each === event.currentTarget.value) ?? 'carers')}
          />
          <DateField
            name="heldOn"
            label="Held on"
            value={heldOn}
            onChange={(event) => setHeldOn(event.currentTarget.value)}
          />
        </div>
      </Form>
    </Modal>
  )
}
