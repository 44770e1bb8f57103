import './role-fields.css'
import { createApiToken, type Permission, permissions } from '@cadre/contracts'
import { Checkbox, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useWrite } from '../../api/use-write.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { filled } from '../../ui/form/checks.ts'
import { TextField } from '../../ui/form/fields.tsx'
import { CopyThis } from '../../ui/form/copy-this.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { shownFailure, useConfirming } from './use-confirming.tsx'

const none: Permission[] = []

/** A token that may do a chosen part of what its maker may; its secret is shown this once. */
export function MakeToken({ onClose }: { readonly onClose: () => void }) {
  const { organisationId, may } = useHere()
  const refresh = useRefresh('identity')
  const confirming = useConfirming()
  const [secret, setSecret] = useState<string | null>(null)
  const form = useForm({
    initialValues: { name: '', permissions: none, days: 90 },
    validate: {
      name: filled('Say what it is for'),
      permissions: (chosen) => (chosen.length === 0 ? 'Choose at least one permission' : null),
    },
  })
  const write = useWrite(
    (body: typeof form.values) => call(createApiToken, { params: { organisationId }, body }),
    async (made) => {
      setSecret(made.secret)
      await refresh()
    },
  )
  if (secret !== null) return <Secret secret={secret} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} size="lg" title="Make a token" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form
        submit="Make token"
        busy={write.busy}
        failure={shownFailure(write.failure)}
        onSubmit={form.onSubmit((values) => confirming.run(() => write.attempt(values)))}
      >
        <TextField name="name" label="What it is for" data-autofocus {...form.getInputProps('name')} />
        <NumberField name="days" label="Ends after days" min={1} max={366} {...form.getInputProps('days')} />
        <Checkbox.Group label="What it may do" {...form.getInputProps('permissions')}>
          <div className="role-fields">
            {permissions.filter(may).map((permission) => (
              <Checkbox key={permission} name="permissions" value={permission} label={permission} />
            ))}
          </div>
        </Checkbox.Group>
      </Form>
      {confirming.dialog}
    </Modal>
  )
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} size="lg" title="The token is made" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Notice
        tone="warn"
        title="Copy it now. It is shown this once."
        action={<CopyThis value={secret} words="Copy the token" />}
      >
        <code className="token-secret">{secret}</code>
      </Notice>
    </Modal>
  )
}
