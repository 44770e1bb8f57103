import { acceptSeat, type readToday, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'

type Invitation = ReplyOf<typeof readToday>['invitations'][number]

/** Seats that wait for a yes, with what is expected for it (K5). */
export function Invitations({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const [first] = invitations
  if (!first) return null
  const one = invitations.length === 1
  return (
    // One panel, as two cohorts may have one name.
    <Panel title={one ? `A seat for you in ${first.cohortName}` : `${invitations.length} seats for you`}>
      {invitations.map((invitation) => (
        <Seat key={invitation.cohortId} invitation={invitation} named={!one} />
      ))}
    </Panel>
  )
}

function Seat({ invitation, named }: { readonly invitation: Invitation; readonly named: boolean }) {
  const { organisationId } = useHere()
  const accept = useWriting(acceptSeat)
  const refusal = useFailure()
  const { cohortId, cohortName, code, startsOn, expectations } = invitation
  const run = async (): Promise<void> => {
    refusal.clear()
    const done = await accept.run({ params: { organisationId, cohortId }, body: {} })
    if (done.ok) sayDone(`Your seat in ${cohortName} is confirmed.`)
    else refusal.show(done.failure)
  }
  return (
    <div className="today-page-seat">
      {named && <h3>{cohortName}</h3>}
      <p className="today-page-quiet">
        {code}, starts {dateText(startsOn, 'spoken')}
      </p>
      {expectations.length > 0 && (
        <>
          <h3>What is expected</h3>
          <ul className="today-page-expected">
            {expectations.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <Button loading={accept.busy} onClick={() => void run()}>
        Accept the seat and what is expected
      </Button>
      {refusal.failure && <FailureNotice failure={refusal.failure} />}
    </div>
  )
}
