import { invite, type Role } from '@cadre/contracts'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { countText } from '../../lib/format/number.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { TextAreaField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { InvitationMailPreview } from './invitation-mail-preview.tsx'
import { type Invitee, inviteesIn, outcomeText } from './invitees.ts'
import { RoleFields } from './role-fields.tsx'

const participant: readonly Role[] = ['participant']

/** One or more people by their addresses: typed or pasted, looked over, then mailed. */
export function InvitePeople({ onClose }: { readonly onClose: () => void }) {
  const { organisationId } = useHere()
  const { roles: own } = useOrganisation()
  const refresh = useRefresh('identity')
  const [text, setText] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>(participant)
  const [message, setMessage] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const { people, unread } = inviteesIn(text)
  const write = useWrite(
    (given: readonly Invitee[], key) => {
      const body = { people: given.map((person) => ({ ...person, roles: [...roles] })), message }
      return call(invite, { params: { organisationId }, body }, key)
    },
    async (reply) => {
      await refresh()
      sayDone(outcomeText(reply.people.map(({ outcome }) => outcome)))
      onClose()
    },
  )
  const send = (): void => {
    if (people.length === 0) setMissing('Give at least one mail address')
    else if (unread.length > 0) setMissing(`Not a mail address: ${unread.join(', ')}`)
    else if (roles.length === 0) setMissing('Choose at least one role')
    else write.run(people)
  }
  return (
    <Modal opened onClose={onClose} size="lg" title="Invite people" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit={people.length === 0 ? 'Send invitations' : `Mail ${countText(people.length, 'invitation')}`}
        busy={write.busy}
        failure={write.failure}
        secondary={
          <Button variant="default" onClick={onClose}>
            Send nothing
          </Button>
        }
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextAreaField
          name="people"
          label="Mail addresses"
          description="One a line, or separated by commas; a name may stand before: Ana Ruiz <ana@example.org>"
          data-autofocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setMissing(null)
          }}
          error={missing}
        />
        <RoleFields own={own} chosen={roles} onChange={setRoles} />
        {roles.length === 1 && roles[0] === 'participant' && people.length > 6 && (
          <Notice tone="calm" title="A cohort works best with 3 to 6 people.">
            You can invite them all now and plan two cohorts.
          </Notice>
        )}
        <TextAreaField
          name="message"
          label="A word to them"
          optional
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <InvitationMailPreview people={people} message={message} />
      </Form>
    </Modal>
  )
}
