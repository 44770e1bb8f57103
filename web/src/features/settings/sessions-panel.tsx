import { listSessions, type ReplyOf, revokeOneSession, revokeOtherSessions } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { call } from '../../api/call.ts'
import { useReading } from '../../api/reading.ts'
import { useWrite } from '../../api/use-write.ts'
import { countText } from '../../lib/format/number.ts'
import { Day } from '../../ui/data/day.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { deviceText } from './device-text.ts'
import { useRefreshSelf } from './use-refresh-self.ts'

type SessionRow = ReplyOf<typeof listSessions>['sessions'][number]

/** Where this person is signed in, and the way to end each of them. */
export function SessionsPanel() {
  const sessions = useReading(listSessions, {})
  const refresh = useRefreshSelf()
  const end = useWrite(
    ({ sessionId }: SessionRow) => call(revokeOneSession, { params: { sessionId } }),
    async (_, { userAgent }) => {
      await refresh()
      sayDone(`${deviceText(userAgent)} is signed out`)
    },
  )
  const endOthers = useWrite(
    () => call(revokeOtherSessions, {}),
    async ({ ended }) => {
      await refresh()
      sayDone(`${countText(ended, 'session')} ended`)
    },
  )
  const failure = end.failure ?? endOthers.failure
  return (
    <Panel
      title="Where you are signed in"
      aside={
        (sessions.value?.sessions.length ?? 0) > 1 && (
          <Button size="compact-sm" variant="subtle" loading={endOthers.busy} onClick={() => endOthers.run(undefined)}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      {failure && <FailureNotice failure={failure} />}
      <Loaded of={sessions} rows={3}>
        {(found) => (
          <ul className="security-page-list">
            {found.sessions.map((session) => (
              <SessionItem key={session.sessionId} session={session} onEnd={end.run} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}

function SessionItem({ session, onEnd }: { readonly session: SessionRow; readonly onEnd: (row: SessionRow) => void }) {
  const device = deviceText(session.userAgent)
  return (
    <li>
      <span>
        {device}
        <span className="security-page-detail">
          {session.address}, signed in <Day at={session.createdAt} />, last seen <Day at={session.lastSeenAt} />
        </span>
      </span>
      {session.current ? (
        <Mark tone="good">This one</Mark>
      ) : (
        <Button size="compact-xs" variant="default" onClick={() => onEnd(session)}>
          Sign out<span className="visually-hidden"> {device}</span>
        </Button>
      )}
    </li>
  )
}
