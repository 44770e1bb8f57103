import { openRun, type ReplyOf, runOfSession } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { AbsenceNotice } from './absence-notice.tsx'

type Of = { readonly cohortId: string; readonly sessionKey: string }

/** The way into a session: its trainer opens it, participants come in once it is open or say before that they cannot. */
export function SessionDoor({ cohortId, sessionKey }: Of) {
  const { organisationId } = useHere()
  const door = useReading(runOfSession, { params: { organisationId, cohortId, sessionKey } })
  if (!door.value) return door.failure && <FailureNotice failure={door.failure} onRetry={door.again} />
  return <Door door={door.value} cohortId={cohortId} sessionKey={sessionKey} />
}

function Door({ door, ...of }: Of & { readonly door: ReplyOf<typeof runOfSession> }) {
  const { organisationId, at, may } = useHere()
  const navigate = useNavigate()
  const open = useWrite(
    (_: null, key) => call(openRun, { params: { organisationId, ...of } }, key),
    ({ runId }) => navigate({ to: at(`live/${runId}/console`) }),
  )
  const { run, mayLead, holdsSeat, notice } = door
  if (run?.phase === 'ended')
    return mayLead || may('cohorts.read') ? (
      <Link to={at(`live/${run.runId}/record`)}>Record and attendance</Link>
    ) : null
  if (mayLead && !run)
    return (
      <>
        {open.failure && <FailureNotice failure={open.failure} />}
        <Button loading={open.busy} onClick={() => open.run(null)}>
          Open the session
        </Button>
      </>
    )
  if (mayLead && run) return <ButtonLink to={at(`live/${run.runId}/console`)} words="Go to the console" />
  if (holdsSeat && run) return <ButtonLink to={at(`live/${run.runId}`)} words="Join the session" />
  return holdsSeat ? <AbsenceNotice of={of} notice={notice} /> : null
}

const ButtonLink = ({ to, words }: { readonly to: string; readonly words: string }) => (
  <Button component={Link} to={to}>
    {words}
  </Button>
)
