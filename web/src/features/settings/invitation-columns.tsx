import type { listInvitations, ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { rolesText } from '../../api/role-words.ts'
import type { Column } from '../../ui/data/column.ts'
import { Day } from '../../ui/data/day.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import type { Tone } from '../../ui/theme/tokens.ts'

export type Invitation = ReplyOf<typeof listInvitations>['invitations'][number]

const states: Readonly<Record<Invitation['state'], readonly [Tone, string]>> = {
  open: ['calm', 'Waiting'],
  expired: ['warn', 'Too old'],
  accepted: ['good', 'Accepted'],
  declined: ['bad', 'Declined'],
  revoked: ['bad', 'Withdrawn'],
}

type Acts = { readonly onResend: (row: Invitation) => void; readonly onRevoke: (row: Invitation) => void }

export const invitationColumns = (acts: Acts): Column<Invitation>[] => [
  { id: 'email', header: 'Mail address', value: ({ email }) => email },
  { id: 'roles', header: 'As', value: ({ roles }) => rolesText(roles) },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <Mark tone={states[state][0]}>{states[state][1]}</Mark>,
  },
  { id: 'by', header: 'Invited by', value: ({ invitedByName }) => invitedByName },
  { id: 'sentAt', header: 'Sent', value: ({ sentAt }) => sentAt, cell: ({ sentAt }) => <Day at={sentAt} /> },
  {
    id: 'acts',
    header: 'Link',
    sortable: false,
    value: () => null,
    cell: (row) => <Acts row={row} acts={acts} />,
  },
]

function Acts({ row, acts }: { readonly row: Invitation; readonly acts: Acts }) {
  if (row.state !== 'open' && row.state !== 'expired') return <>{'\u2013'}</>
  const about = <span className="visually-hidden">{` the invitation of ${row.email}`}</span>
  return (
    <span className="members-page-acts">
      <Button size="compact-xs" variant="default" onClick={() => acts.onResend(row)}>
        Send again{about}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => acts.onRevoke(row)}>
        Withdraw{about}
      </Button>
    </span>
  )
}
