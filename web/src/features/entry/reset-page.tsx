import { resetPassword } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useWrite } from '../../api/use-write.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { atLeast } from '../../ui/form/checks.ts'
import { SecretField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { shortestPassword } from './check-set-up.ts'
import { useToken } from './use-token.ts'

/** Where a mailed link for a new password leads. */
export function ResetPage() {
  const token = useToken()
  const navigate = useNavigate()
  const form = useForm({ initialValues: { password: '' }, validate: { password: atLeast(shortestPassword) } })
  const write = useWrite(
    ({ password }: typeof form.values) => call(resetPassword, { body: { token, password } }),
    async () => {
      sayDone('Your new password is set. Sign in with it.')
      await navigate({ to: '/sign-in' })
    },
  )
  return (
    <>
      <PageHeader title="Choose a new password" about="You are signed out everywhere, then sign in with the new one." />
      <Form submit="Set new password" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        <SecretField
          name="password"
          label="New password"
          description={`At least ${shortestPassword} characters`}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </Form>
    </>
  )
}
