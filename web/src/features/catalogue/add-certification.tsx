import { addCertification } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { ChoiceField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { filled } from '../../ui/form/checks.ts'
import { choicesOf, type Level, levelWords } from './words.ts'

const associate: Level = 'associate'

export function AddCertification({ onClose }: { readonly onClose: () => void }) {
  const { organisationId, slug } = useOrganisation()
  const refresh = useRefresh('catalogue')
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { vendor: '', code: '', name: '', level: associate },
    validate: { vendor: filled('Give the vendor'), code: filled('Give the exam code'), name: filled('Give the name') },
  })
  const write = useWrite(
    (body: typeof form.values, key) => call(addCertification, { params: { organisationId }, body }, key),
    async ({ certificationId }, { code }) => {
      await refresh()
      sayDone(`${code} is in the catalogue. Next: its facts and exam guide.`)
      await navigate({ to: '/o/$slug/catalogue/$certificationId', params: { slug, certificationId } })
    },
  )
  return (
    <Modal opened onClose={onClose} title="Add a certification" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Add certification" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        <div className="form-row">
          <TextField name="vendor" label="Vendor" data-autofocus {...form.getInputProps('vendor')} />
          <TextField
            name="code"
            label="Exam code"
            description="As the vendor writes it"
            {...form.getInputProps('code')}
          />
        </div>
        <TextField name="name" label="Name" {...form.getInputProps('name')} />
        <ChoiceField name="level" label="Level" data={choicesOf(levelWords)} {...form.getInputProps('level')} />
      </Form>
    </Modal>
  )
}
