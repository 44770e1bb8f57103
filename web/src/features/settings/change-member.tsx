import { endMembership, member, type ReplyOf, type Role, updateMember } from '@cadre/contracts'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { Notice } from '../../ui/feedback/notice.tsx'
import { sayDone, sayUndo } from '../../ui/feedback/say.tsx'
import { Form } from '../../ui/form/form.tsx'
import { ManagerField } from './manager-field.tsx'
import type { Member } from './member.ts'
import { RoleFields } from './role-fields.tsx'

type Props = { readonly listed: Member; readonly onClose: () => void }
type Detail = ReplyOf<typeof member>

/** One member's roles and manager, and the end of the membership. */
export function ChangeMember({ listed, onClose }: Props) {
  const { organisationId } = useHere()
  const [ending, setEnding] = useState(false)
  const detail = useReading(member, { params: { organisationId, personId: listed.personId } })
  const called = listed.name === '' ? listed.email : listed.name
  if (ending) return <EndMembership listed={listed} called={called} onBack={() => setEnding(false)} onDone={onClose} />
  return (
    <Modal opened onClose={onClose} title={called} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Loaded of={detail}>
        {(found) => <MemberForm detail={found} called={called} onEnd={() => setEnding(true)} onDone={onClose} />}
      </Loaded>
    </Modal>
  )
}

type FormProps = {
  readonly detail: Detail
  readonly called: string
  readonly onEnd: () => void
  readonly onDone: () => void
}

function MemberForm({ detail, called, onEnd, onDone }: FormProps) {
  const { organisationId } = useHere()
  const { roles: own } = useOrganisation()
  const { personId } = detail
  const refresh = useRefresh('identity')
  const [roles, setRoles] = useState<readonly Role[]>(detail.roles)
  const [managerId, setManagerId] = useState(detail.managerId)
  const write = useWrite(
    (next: { roles: Role[]; managerId: Detail['managerId'] }) =>
      call(updateMember, { params: { organisationId, personId }, body: next }),
    refresh,
  )
  const before = { roles: detail.roles, managerId: detail.managerId }
  const save = async (): Promise<void> => {
    if (await write.attempt({ roles: [...roles], managerId })) return
    sayUndo(`${called} is changed`, () => write.run(before))
    onDone()
  }
  if (!detail.mayChange)
    return <Notice tone="calm" title="Your own role does not reach this far: somebody above it can change this." />
  return (
    <Form
      submit="Save"
      busy={write.busy}
      failure={write.failure}
      secondary={
        <Button variant="subtle" color="red" onClick={onEnd}>
          End membership
        </Button>
      }
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <RoleFields own={own} chosen={roles} onChange={setRoles} />
      <ManagerField personId={personId} value={managerId} onChange={setManagerId} />
    </Form>
  )
}

type EndProps = {
  readonly listed: Member
  readonly called: string
  readonly onBack: () => void
  readonly onDone: () => void
}

function EndMembership({ listed, called, onBack, onDone }: EndProps) {
  const { organisationId } = useHere()
  const organisation = useOrganisation()
  const refresh = useRefresh('identity')
  const write = useWrite(
    () => call(endMembership, { params: { organisationId, personId: listed.personId } }),
    async () => {
      await refresh()
      sayDone(`${called} no longer belongs to ${organisation.name}`)
      onDone()
    },
  )
  return (
    <ConsequencesDialog
      title={`End the membership of ${called}`}
      intent={`${called} can no longer open ${organisation.name}.`}
      groups={[
        {
          title: 'What ends',
          tone: 'warn',
          items: [
            { id: 'access', what: 'Access', detail: 'at once, on every device' },
            { id: 'tokens', what: 'API tokens made here', detail: 'stop working' },
          ],
        },
        { title: 'What stays', tone: 'calm', items: [{ id: 'done', what: 'Everything they did', detail: 'as it is' }] },
      ]}
      commit={`End the membership of ${called}`}
      undo={{ possible: false, words: 'Invite the person again to bring them back.' }}
      destructive
      onCommit={() => write.attempt(undefined)}
      onClose={onBack}
    />
  )
}
