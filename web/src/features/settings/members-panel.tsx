import { listMembers } from '@cadre/contracts'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { rolesText } from '../../api/role-words.ts'
import { countText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import type { Member } from './member.ts'

const statusMark = ({ status }: Member) => {
  if (status === 'active') return <Mark tone="good">Active</Mark>
  return status === 'invited' ? <Mark tone="calm">Invited</Mark> : <Mark tone="bad">Left</Mark>
}

const columns: Column<Member>[] = [
  { id: 'name', header: 'Name', value: ({ name, email }) => (name === '' ? email : name) },
  { id: 'email', header: 'Mail address', value: ({ email }) => email },
  { id: 'roles', header: 'Roles', value: ({ roles }) => rolesText(roles) },
  {
    id: 'manager',
    header: 'Manager',
    value: ({ managerName }) => managerName,
    cell: ({ managerName }) => managerName ?? '\u2013',
  },
  { id: 'status', header: 'State', value: ({ status }) => status, cell: statusMark },
]
const rowId = ({ personId }: Member): string => personId
const most = 200
const patienceMs = 200

export function MembersPanel({ onOpen }: { readonly onOpen: ((member: Member) => void) | null }) {
  const { organisationId } = useHere()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, patienceMs)
  const members = useReading(listMembers, { params: { organisationId }, query: { search, limit: most } })
  return (
    <Panel title="People" flush aside={members.value && countText(members.value.total, 'person', 'people')}>
      <div className="members-page-find">
        <TextInput
          type="search"
          aria-label="Find by name or mail address"
          placeholder="Name or mail address"
          maw={360}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <Loaded of={members}>
        {({ members: rows, next }) => (
          <>
            <DataTable
              label="Members"
              columns={columns}
              rows={rows}
              rowId={rowId}
              {...(onOpen && { onOpen })}
              empty={<p className="members-page-find">Nobody by that name.</p>}
            />
            {next !== null && (
              <p className="members-page-find">Only the first {most} are listed: type a name to find others.</p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}
