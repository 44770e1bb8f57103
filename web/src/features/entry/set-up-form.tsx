import { setUp } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { browserZone } from '../../lib/clock.ts'
import { ChoiceField, SecretField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { ZoneField } from '../../ui/form/zone-field.tsx'
import { checkSetUp, type Kind } from './check-set-up.ts'
import { kindChoices } from './words.ts'

const agency: Kind = 'agency'

/** Five questions that make the first organisation and its owner. */
export function SetUpForm() {
  const enter = useEnter()
  const refusal = useFailure()
  const form = useForm({
    initialValues: {
      person: { name: '', email: '', password: '' },
      organisation: { name: '', kind: agency, timeZone: String(browserZone()) },
    },
    validate: checkSetUp,
  })
  const attempt = useMutation({
    mutationFn: (body: typeof form.values) => call(setUp, { body }),
    onMutate: refusal.clear,
    onSuccess: ({ slug }) => enter(`/o/${slug}`),
    onError: (thrown) => refusal.show(failureBehind(thrown)),
  })
  const field = (name: string) => ({ name, ...form.getInputProps(name) })
  return (
    <Form
      submit="Set up your organisation"
      busy={attempt.isPending}
      failure={refusal.failure}
      onSubmit={form.onSubmit((values) => attempt.mutate(values))}
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
      <ChoiceField label="What it is" data={kindChoices} {...field('organisation.kind')} />
      <ZoneField
        label="Time zone"
        description="Guessed from this browser; cohorts may have their own"
        {...field('organisation.timeZone')}
      />
    </Form>
  )
}
