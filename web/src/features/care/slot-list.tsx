import { cancelHours, withdrawHours } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { momentOf } from '../../lib/format/wire.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import { BookSlot } from './book-slot.tsx'
import type { Slot } from './words.ts'

type Props = { readonly slots: readonly Slot[]; readonly personId: string }

/** Slots by trainer, the soonest first; one's own are to be kept, others' to be booked. */
export function SlotList({ slots, personId }: Props) {
  const [booking, setBooking] = useState<Slot | null>(null)
  const byTrainer = Map.groupBy(slots, ({ trainerId }) => trainerId)
  return (
    <>
      {[...byTrainer].map(([trainerId, theirs]) => (
        <Panel key={trainerId} title={trainerId === personId ? 'You offer' : `With ${theirs[0]?.trainerName ?? ''}`}>
          <ul className="care-page-list care-page-lines">
            {theirs.map((slot) => (
              <li key={slot.slotId} className="care-page-line">
                <SlotWords slot={slot} />
                <SlotActions slot={slot} isOwn={trainerId === personId} onBook={() => setBooking(slot)} />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
      {booking && <BookSlot slot={booking} onClose={() => setBooking(null)} />}
    </>
  )
}

function SlotWords({ slot }: { readonly slot: Slot }) {
  const { zone } = useHere()
  const { standing, bookedBy, topic, place } = slot
  return (
    <span className="care-page-slot">
      <strong>
        <WhenBoth {...momentOf(slot, zone)} />
      </strong>
      <span className="care-page-quiet">{place}</span>
      {standing === 'mine' && <Mark tone="good">{topic ? `Yours: ${topic}` : 'Yours'}</Mark>}
      {standing === 'taken' && (
        <Mark tone="calm">{bookedBy === null ? 'Taken' : topic ? `${bookedBy}: ${topic}` : bookedBy}</Mark>
      )}
    </span>
  )
}

type ActionsProps = { readonly slot: Slot; readonly isOwn: boolean; readonly onBook: () => void }

function SlotActions({ slot, isOwn, onBook }: ActionsProps) {
  const { organisationId, may } = useHere()
  const params = { organisationId, slotId: slot.slotId }
  const cancel = useWriting(cancelHours)
  const withdraw = useWriting(withdrawHours)
  const isBooked = slot.standing === 'mine' || (isOwn && slot.standing === 'taken')
  if (isBooked)
    return (
      <Button
        variant="default"
        size="compact-md"
        loading={cancel.busy}
        onClick={() =>
          void cancel
            .run({ params })
            .then((done) => (done.ok ? sayDone('The slot is free again') : sayFailure(done.failure)))
        }
      >
        Cancel the booking
      </Button>
    )
  if (isOwn)
    return (
      <Button
        variant="subtle"
        size="compact-md"
        loading={withdraw.busy}
        onClick={() =>
          void withdraw
            .run({ params })
            .then((done) => (done.ok ? sayDone('The slot is withdrawn') : sayFailure(done.failure)))
        }
      >
        Withdraw
      </Button>
    )
  return slot.standing === 'free' && may('care.receive') ? (
    <Button size="compact-md" onClick={onBook}>
      Book this slot
    </Button>
  ) : null
}
