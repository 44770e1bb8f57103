import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useWrite } from '../../api/use-write.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { registerPasskey } from './register-passkey.ts'
import { shownFailure, useConfirming } from './use-confirming.tsx'
import { useRefreshSelf } from './use-refresh-self.ts'

/** Asks this device for a passkey and keeps its public half. */
export function AddPasskey({ onClose }: { readonly onClose: () => void }) {
  const refresh = useRefreshSelf()
  const confirming = useConfirming()
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: filled('Give it a name, such as “My laptop”') },
  })
  const write = useWrite(
    ({ name }: typeof form.values) => registerPasskey(name),
    async (_, { name }) => {
      await refresh()
      sayDone(`The passkey ${name} is added`)
      onClose()
    },
  )
  return (
    <>
      <Form
        submit="Ask this device for a passkey"
        busy={write.busy}
        failure={shownFailure(write.failure)}
        secondary={
          <Button variant="default" onClick={onClose}>
            Add none
          </Button>
        }
        onSubmit={form.onSubmit((values) => confirming.run(() => write.attempt(values)))}
      >
        <TextField name="name" label="Name" description="How you recognise it" {...form.getInputProps('name')} />
      </Form>
      {confirming.dialog}
    </>
  )
}
