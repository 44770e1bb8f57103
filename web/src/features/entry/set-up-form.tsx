import { setUp } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { organisationKindChoices } from '../../api/organisation-kind.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserZone } from '../../lib/clock.ts'
import { ChoiceField, SecretField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import { checkSetUp, type Kind } from './check-set-up.ts'

const agency: Kind = 'agency'

/** Five questions that make the first organisation and its owner. */
export function SetUpForm() {
  const enter = useEnter()
  const form = useForm({
    initialValues: {
      person: { name: '', email: '', password: '' },
      organisation: { name: '', kind: agency, timeZone: String(browserZone()) },
    },
    validate: checkSetUp,
  })
  const write = useWrite(
    (body: typeof form.values) => call(setUp, { body }),
    ({ slug }) => enter(`/o/${slug}`),
  )
  const field = (name: string) => ({ name, ...form.getInputProps(name) })
  return (
    <Form
      submit="Set up your organisation"
      busy={write.busy}
      failure={write.failure}
      onSubmit={form.onSubmit((values) => write.run(values))}
    >
      <TextField label="Your name" autoComplete="name" {...field('person.name')} />
      <TextField label="Your mail address" type="email" autoComplete="username" {...field('person.email')} />
      <SecretField
        label="Choose a password"
        description="At least 10 characters"
        autoComplete="new-password"
        {...field('person.password')}
      />
      <TextField label="Name of your organisation" autoComplete="organization" {...field('organisation.name')} />
      <ChoiceField label="What it is" data={organisationKindChoices} {...field('organisation.kind')} />
      <ZoneField
        label="Time zone"
        description="Guessed from this browser; cohorts may have their own"
        {...field('organisation.timeZone')}
      />
    </Form>
  )
}
