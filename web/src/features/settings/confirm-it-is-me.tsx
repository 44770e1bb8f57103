import { confirmItIsMe, secondFactor } from '@cadre/contracts'
import { Modal, SegmentedControl } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useReading } from '../../api/reading.ts'
import { useWrite } from '../../api/use-write.ts'
import { filled } from '../../ui/form/checks.ts'
import { SecretField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'

type Props = { readonly onConfirmed: () => void; readonly onClose: () => void }

/** Proves again who is at the keyboard. */
export function ConfirmItIsMe({ onConfirmed, onClose }: Props) {
  const factors = useReading(secondFactor, {})
  const [by, setBy] = useState<'password' | 'code'>('password')
  const form = useForm({ initialValues: { proof: '' }, validate: { proof: filled('Fill this in') } })
  const write = useWrite(
    ({ proof }: typeof form.values) =>
      call(confirmItIsMe, { body: by === 'password' ? { password: proof } : { code: proof } }),
    onConfirmed,
  )
  return (
    <Modal opened onClose={onClose} title="Confirm that it is you" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Confirm" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        {factors.value?.totp === 'active' && (
          <SegmentedControl
            aria-label="Confirm with"
            data={[
              { value: 'password', label: 'Password' },
              { value: 'code', label: 'Code' },
            ]}
            value={by}
            onChange={(value) => setBy(value === 'code' ? 'code' : 'password')}
          />
        )}
        {by === 'password' ? (
          <SecretField
            name="proof"
            label="Password"
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps('proof')}
          />
        ) : (
          <TextField
            name="proof"
            label="Code of the authenticator app"
            autoComplete="one-time-code"
            inputMode="numeric"
            {...form.getInputProps('proof')}
          />
        )}
      </Form>
    </Modal>
  )
}
