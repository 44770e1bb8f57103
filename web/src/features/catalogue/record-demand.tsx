import { recordDemand } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { DateField, TextField } from '../../ui/form/fields.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { CertificationField } from './certification-field.tsx'
import { certificationsQuery } from './queries.ts'

export function RecordDemand({ onClose }: { readonly onClose: () => void }) {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue')
  const list = useQuery(certificationsQuery(organisationId))
  const form = useForm({
    initialValues: { certificationId: '', project: '', people: 3, neededBy: '' },
    validate: {
      certificationId: filled('Choose a certification'),
      project: filled('Say who needs it'),
    },
  })
  const write = useWrite(
    ({ certificationId, project, people, neededBy }: typeof form.values, key) => {
      const body = { certificationId, project, people, neededBy: neededBy === '' ? null : neededBy }
      return call(recordDemand, { params: { organisationId }, body }, key)
    },
    async (_, { project }) => {
      await refresh()
      sayDone(`The demand of ${project} is recorded`)
      onClose()
    },
  )
  return (
    <Modal opened onClose={onClose} title="Record demand" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Form submit="Record demand" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
        <CertificationField certifications={list.data ?? []} {...form.getInputProps('certificationId')} />
        <TextField name="project" label="Project or client" {...form.getInputProps('project')} />
        <div className="form-row">
          <NumberField name="people" label="People" min={1} {...form.getInputProps('people')} />
          <DateField name="neededBy" label="Needed by" optional {...form.getInputProps('neededBy')} />
        </div>
      </Form>
    </Modal>
  )
}
