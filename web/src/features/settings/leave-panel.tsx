import { leaveOrganisation } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'

/** The way out of an organisation. */
export function LeavePanel() {
  const { organisationId, name } = useOrganisation()
  const enter = useEnter()
  const [asking, setAsking] = useState(false)
  const write = useWrite(
    () => call(leaveOrganisation, { params: { organisationId } }),
    () => enter('/'),
  )
  return (
    <p>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        Leave {name}
      </Button>
      {asking && (
        <ConsequencesDialog
          title={`Leave ${name}`}
          intent={`You can no longer open ${name}. What you did there stays.`}
          groups={[]}
          commit={`Leave ${name}`}
          undo={{ possible: false, words: 'Somebody there has to invite you again.' }}
          destructive
          onCommit={() => write.attempt(undefined)}
          onClose={() => setAsking(false)}
        />
      )}
    </p>
  )
}
