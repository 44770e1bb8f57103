import { addToCohort } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { seatCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { usePeople } from '../../api/people.ts'
import { useWriting } from '../../api/writing.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { ChoiceField } from '../../ui/form/fields.tsx'
import { PersonSelect } from '../../ui/form/person-select.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import type { Cohort } from './cohort.ts'

const ways = [
  { value: 'invited', label: 'Invite to a seat' },
  { value: 'confirmed', label: 'Give a seat, already accepted' },
  { value: 'waiting', label: 'Put on the wait list' },
  { value: 'interested', label: 'Put on the interest list' },
] as const
type Way = (typeof ways)[number]['value']
const wayOf = (asked: string): Way => ways.find(({ value }) => value === asked)?.value ?? 'invited'

/** A seat, or a place on one of the lists, for somebody of the organisation. */
export function AddPerson({ cohort }: { readonly cohort: Cohort }) {
  const { organisationId } = useHere()
  const people = usePeople()
  const add = useWriting(addToCohort)
  const refusal = useFailure()
  const [person, setPerson] = useState<string | null>(null)
  const [way, setWay] = useState<Way>(cohort.confirmed < cohort.seats ? 'invited' : 'waiting')
  const inside = new Set<string>(cohort.people.filter(({ state }) => state !== 'left').map(({ personId }) => personId))
  const run = async (): Promise<void> => {
    if (person === null) return
    refusal.clear()
    const params = { organisationId, cohortId: cohort.cohortId }
    const done = await add.run({ params, body: { personId: person, as: way } })
    if (!done.ok) return refusal.show(done.failure)
    sayDone(`${done.value.name}: ${seatCalled[done.value.state].words.toLowerCase()}`)
    setPerson(null)
  }
  return (
    <Panel title="Add somebody">
      <div className="cohort-page-row">
        <PersonSelect
          className="cohort-page-who"
          label="Who"
          people={people}
          value={person}
          onChange={setPerson}
          inside={inside}
        />
        <ChoiceField
          name="as"
          label="How"
          value={way}
          onChange={({ currentTarget }) => setWay(wayOf(currentTarget.value))}
          data={[...ways]}
        />
        <Button loading={add.busy} disabled={person === null} onClick={() => void run()}>
          Add to the cohort
        </Button>
      </div>
      {refusal.failure && <FailureNotice failure={refusal.failure} />}
    </Panel>
  )
}
