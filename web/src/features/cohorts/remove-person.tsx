import { removeFromCohort } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { type ConsequenceGroup, ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import type { Cohort, Seat } from './cohort.ts'

type Props = { readonly cohort: Cohort; readonly seat: Seat; readonly onClose: () => void }

/** Taking somebody out, with who moves up for it. */
export function RemovePerson({ cohort, seat, onClose }: Props) {
  const { organisationId } = useHere()
  const remove = useWriting(removeFromCohort)
  const onCommit = async (): Promise<Failure | null> => {
    const { cohortId } = cohort
    const done = await remove.run({ params: { organisationId, cohortId, personId: seat.personId } })
    if (!done.ok) return done.failure
    const up = done.value.promoted
    sayDone(up === null ? `${seat.name} is out of the cohort` : `${seat.name} is out; ${up} moved up and is told`)
    return null
  }
  return (
    <ConsequencesDialog
      title={`Take ${seat.name} out`}
      intent={`${seat.name} leaves ${cohort.name}. What they have done stays on record.`}
      groups={groupsOf(cohort, seat)}
      commit={`Take ${seat.name} out`}
      destructive
      undo={{ possible: true, words: 'They can be added again while there is a seat.' }}
      onCommit={onCommit}
      onClose={onClose}
    />
  )
}

function groupsOf({ people, stage }: Cohort, seat: Seat): ConsequenceGroup[] {
  const heldSeat = seat.state === 'confirmed' || seat.state === 'invited'
  const waiting = people.filter(({ state }) => state === 'waiting')
  const first = waiting.toSorted((a, b) => a.since.localeCompare(b.since))[0]
  const recalled = heldSeat && (stage === 'confirmed' || stage === 'running')
  const told = heldSeat && (stage === 'tentative' || stage === 'finished')
  const items = [
    ...(recalled ? [{ id: 'cancelled', what: `${seat.name} gets a letter that cancels the sessions to come` }] : []),
    ...(told ? [{ id: 'told', what: `${seat.name} is told by mail` }] : []),
    ...(heldSeat && first ? [{ id: 'up', what: `${first.name} moves up from the wait list and is told` }] : []),
  ]
  return items.length === 0
    ? [{ title: 'Is sent', tone: 'calm', items: [{ id: 'nothing', what: 'Nothing is sent to anybody' }] }]
    : [{ title: 'Is sent', tone: 'calm', items }]
}
