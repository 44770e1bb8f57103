import { addResource } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { ChoiceField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { choicesOf, type Detail, type ResourceKind, resourceWords } from './words.ts'

const guide: ResourceKind = 'exam-guide'

export function AddResource({ detail, onClose }: { readonly detail: Detail; readonly onClose: () => void }) {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue')
  const form = useForm({
    initialValues: { title: '', url: '', kind: guide },
    validate: { title: filled('Give a title'), url: filled('Give the web address') },
  })
  const params = { organisationId, certificationId: detail.certificationId }
  const write = useWrite(
    (body: typeof form.values, key) => call(addResource, { params, body }, key),
    async (_, { title }) => {
      await refresh()
      sayDone(`${title} is added`)
      onClose()
    },
  )
  return (
    <Modal opened onClose={onClose} title="Add a resource" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Add resource" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        <TextField name="title" label="Title" data-autofocus {...form.getInputProps('title')} />
        <TextField name="url" label="Web address" type="url" {...form.getInputProps('url')} />
        <ChoiceField name="kind" label="Kind" data={choicesOf(resourceWords)} {...form.getInputProps('kind')} />
      </Form>
    </Modal>
  )
}
