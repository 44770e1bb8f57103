import { signIn } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { useWrite } from '../../api/use-write.ts'
import { SecretField, TextField } from '../../ui/form/fields.tsx'
import { filled } from '../../ui/form/checks.ts'
import { Form } from '../../ui/form/form.tsx'
import type { Outcome } from './outcome.ts'
import type { TypedAddress } from './way.ts'

type Props = {
  readonly address?: TypedAddress
  readonly onSignedIn: (outcome: Outcome) => unknown
}

/** Sign-in by password. */
export function PasswordForm({ address, onSignedIn }: Props) {
  const form = useForm({
    initialValues: { email: address?.email ?? '', password: '' },
    onValuesChange: ({ email }) => address?.onType(email),
    validate: {
      email: filled('Give your mail address'),
      password: filled('Give your password'),
    },
  })
  const write = useWrite((body: typeof form.values) => call(signIn, { body }), onSignedIn)
  return (
    <Form
      submit="Sign in"
      busy={write.busy}
      failure={write.failure}
      onSubmit={form.onSubmit((values) => write.run(values))}
    >
      <TextField
        name="email"
        label="Mail address"
        type="email"
        autoComplete="username"
        {...form.getInputProps('email')}
      />
      <SecretField
        name="password"
        label="Password"
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
    </Form>
  )
}
