import { offerHours } from '@cadre/contracts'
import { addDays } from '@cadre/kernel'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { instantOfLocal } from '../../lib/format/local-instant.ts'
import { isoText } from '../../lib/format/moment.ts'
import { countText } from '../../lib/format/number.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { ChoiceField, DateField, TextField, TimeField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'

const lengths = [15, 20, 30, 45, 60]

/** Slots of one's own, one after the other. */
export function OfferHours({ onClose }: { readonly onClose: () => void }) {
  const { organisationId, zone } = useHere()
  const offer = useWriting(offerHours)
  const refusal = useFailure()
  const [date, setDate] = useState<string>(addDays(todayIn(zone, browserClock()), 1))
  const [time, setTime] = useState('16:00')
  const [minutes, setMinutes] = useState(30)
  const [slots, setSlots] = useState(4)
  const [place, setPlace] = useState('')
  const start = instantOfLocal(zone, `${date}T${time}`)
  const run = async (): Promise<void> => {
    refusal.clear()
    if (start === null) return
    const body = { start: isoText(start), minutes, slots, place }
    const done = await offer.run({ params: { organisationId }, body })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`${countText(slots, 'slot')} offered`)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Offer office hours" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit={`Offer ${countText(slots, 'slot')}`}
        busy={offer.busy}
        failure={refusal.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <div className="form-row">
          <DateField name="start" label="Day" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
          <TimeField name="time" label="From" value={time} onChange={(event) => setTime(event.currentTarget.value)} />
        </div>
        <div className="form-row">
          <ChoiceField
            name="minutes"
            label="Each"
            data={lengths.map((each) => ({ value: String(each), label: `${each} min` }))}
            value={String(minutes)}
            onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          />
          <ChoiceField
            name="slots"
            label="How many"
            data={[1, 2, 3, 4, 6, 8].map((each) => ({ value: String(each), label: countText(each, 'slot') }))}
            value={String(slots)}
            onChange={(event) => setSlots(Number(event.currentTarget.value))}
          />
        </div>
        <TextField
          name="place"
          label="Where"
          description="A room, or the address of a call"
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}
