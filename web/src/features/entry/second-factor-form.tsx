import { completeSignIn } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { useWrite } from '../../api/use-write.ts'
import { filled } from '../../ui/form/checks.ts'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { Outcome } from './outcome.ts'

/** The code that follows a password or a mailed link. */
export function SecondFactorForm({ onSignedIn }: { readonly onSignedIn: (outcome: Outcome) => unknown }) {
  const form = useForm({ initialValues: { code: '' }, validate: { code: filled('Give the code') } })
  const write = useWrite((body: typeof form.values) => call(completeSignIn, { body }), onSignedIn)
  return (
    <Form submit="Sign in" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
      <TextField
        name="code"
        label="Code"
        description="Six digits of your authenticator app, or a recovery code"
        inputMode="text"
        autoComplete="one-time-code"
        data-autofocus
        {...form.getInputProps('code')}
      />
    </Form>
  )
}
