import { signIn } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { SecretField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'

/** Sign-in by password. @param next where to go afterwards. */
export function PasswordForm({ next }: { readonly next: string }) {
  const enter = useEnter()
  const refusal = useFailure()
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.trim() === '' ? 'Give your mail address' : null),
      password: (password) => (password === '' ? 'Give your password' : null),
    },
  })
  const attempt = useMutation({
    mutationFn: (body: typeof form.values) => call(signIn, { body }),
    onMutate: refusal.clear,
    onSuccess: () => enter(next),
    onError: (thrown) => refusal.show(failureBehind(thrown)),
  })
  return (
    <Form
      submit="Sign in"
      busy={attempt.isPending}
      failure={refusal.failure}
      onSubmit={form.onSubmit((values) => attempt.mutate(values))}
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
