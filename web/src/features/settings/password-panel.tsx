import { changePassword } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { useWrite } from '../../api/use-write.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { atLeast } from '../../ui/form/checks.ts'
import { SecretField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { shownFailure, useConfirming } from './use-confirming.tsx'
import { useRefreshSelf } from './use-refresh-self.ts'

/** As the contract asks; the server also refuses what is easy to guess. */
const shortest = 10

export function PasswordPanel() {
  const refresh = useRefreshSelf()
  const confirming = useConfirming()
  const form = useForm({ initialValues: { password: '' }, validate: { password: atLeast(shortest) } })
  const write = useWrite(
    (body: typeof form.values) => call(changePassword, { body }),
    async () => {
      await refresh()
      form.reset()
      sayDone('Your password is changed. Other devices are signed out.')
    },
  )
  return (
    <Panel title="Password">
      <Form
        submit="Change password"
        busy={write.busy}
        failure={shownFailure(write.failure)}
        onSubmit={form.onSubmit((values) => confirming.run(() => write.attempt(values)))}
      >
        <SecretField
          name="password"
          label="New password"
          description={`At least ${shortest} characters. Signs out your other devices.`}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </Form>
      {confirming.dialog}
    </Panel>
  )
}
