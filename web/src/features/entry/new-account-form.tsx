import { acceptInvitation } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { call } from '../../api/call.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserZone } from '../../lib/clock.ts'
import { atLeast, filled } from '../../ui/form/checks.ts'
import { SecretField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import { shortestPassword } from './check-set-up.ts'
import type { Invitation } from './invitation.ts'

type Props = { readonly invitation: Invitation; readonly token: string }

/** For somebody who is new here: name and password, then they are in. */
export function NewAccountForm({ invitation, token }: Props) {
  const enter = useEnter()
  const form = useForm({
    initialValues: { person: { name: invitation.name, password: '', timeZone: String(browserZone()) } },
    validate: { person: { name: filled('Give your name'), password: atLeast(shortestPassword) } },
  })
  const write = useWrite(
    ({ person }: typeof form.values) => call(acceptInvitation, { body: { token, person } }),
    ({ slug }) => enter(`/o/${slug}`),
  )
  const field = (name: string) => ({ name, ...form.getInputProps(name) })
  return (
    <Form
      submit={`Join ${invitation.organisation.name}`}
      busy={write.busy}
      failure={write.failure}
      onSubmit={form.onSubmit(write.run)}
    >
      <TextField label="Your name" autoComplete="name" {...field('person.name')} />
      <TextField name="email" label="Mail address" value={invitation.email} readOnly autoComplete="username" />
      <SecretField
        label="Choose a password"
        description={`At least ${shortestPassword} characters`}
        autoComplete="new-password"
        {...field('person.password')}
      />
      <ZoneField label="Time zone" description="In which you read times" {...field('person.timeZone')} />
    </Form>
  )
}
