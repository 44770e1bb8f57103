import { createOrganisation, type organisationKinds } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { organisationKindChoices } from '../../api/organisation-kind.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserZone } from '../../lib/clock.ts'
import { filled } from '../../ui/form/checks.ts'
import { ChoiceField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'

const agency: (typeof organisationKinds)[number] = 'agency'

/** Another organisation, owned by its maker, with nothing of the others in it. */
export function NewOrganisationPage() {
  const enter = useEnter()
  const form = useForm({
    initialValues: { name: '', kind: agency, timeZone: String(browserZone()) },
    validate: { name: filled('Give the name of the organisation') },
  })
  const write = useWrite(
    (body: typeof form.values, key) => call(createOrganisation, { body }, key),
    ({ slug }) => enter(`/o/${slug}`),
  )
  return (
    <>
      <PageHeader
        title="New organisation"
        about="You own it. It starts with the shipped catalogue and blueprints, and nobody else in it."
      />
      <Form
        submit="Make the organisation"
        busy={write.busy}
        failure={write.failure}
        onSubmit={form.onSubmit(write.run)}
      >
        <TextField name="name" label="Name" autoComplete="organization" {...form.getInputProps('name')} />
        <ChoiceField name="kind" label="What it is" data={organisationKindChoices} {...form.getInputProps('kind')} />
        <ZoneField name="timeZone" label="Time zone" {...form.getInputProps('timeZone')} />
      </Form>
    </>
  )
}
