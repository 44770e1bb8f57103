import { setUpExample } from '@cadre/contracts'
import { Button, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserZone } from '../../lib/clock.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { atLeast, filled } from '../../ui/form/checks.ts'
import { SecretField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { shortestPassword } from './check-set-up.ts'

type Visitor = { readonly name: string; readonly email: string; readonly password: string }

/** Into a living agency: with one click as its programme lead, or under one's own name with a password to come back by. */
export function ExampleDoor() {
  const enter = useEnter()
  const [named, setNamed] = useState(false)
  const write = useWrite(
    (person: Visitor | null) => call(setUpExample, { body: { timeZone: String(browserZone()), person } }),
    ({ slug }) => enter(`/o/${slug}`),
  )
  return (
    <Panel title="Look around first">
      <Text size="sm" mb="sm">
        An agency of 35 people with cohorts past, running and planned. Mail stays on this server.
      </Text>
      {named ? (
        <VisitorForm busy={write.busy} failure={write.failure} onSubmit={write.run} />
      ) : (
        <>
          {write.failure && <FailureNotice failure={write.failure} />}
          <Button variant="default" loading={write.busy} onClick={() => write.run(null)}>
            Start with an example organisation
          </Button>
          <Text size="sm" mt="sm" c="dimmed">
            Your way back in is then this browser alone.
          </Text>
          <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setNamed(true)}>
            Choose a password first, to come back from anywhere
          </Button>
        </>
      )}
    </Panel>
  )
}

type FormProps = Pick<ReturnType<typeof useWrite<Visitor, unknown>>, 'busy' | 'failure'> & {
  readonly onSubmit: (visitor: Visitor) => void
}

function VisitorForm({ busy, failure, onSubmit }: FormProps) {
  const form = useForm({
    initialValues: { person: { name: '', email: '', password: '' } },
    validate: {
      person: {
        name: filled('Give your name'),
        email: filled('Give your mail address'),
        password: atLeast(shortestPassword),
      },
    },
  })
  const field = (name: string) => ({ name, ...form.getInputProps(name) })
  return (
    <Form
      submit="Enter the example"
      busy={busy}
      failure={failure}
      onSubmit={form.onSubmit(({ person }) => onSubmit(person))}
    >
      <TextField label="Your name" autoComplete="name" {...field('person.name')} />
      <TextField label="Your mail address" type="email" autoComplete="username" {...field('person.email')} />
      <SecretField
        label="Choose a password"
        description={`At least ${shortestPassword} characters`}
        autoComplete="new-password"
        {...field('person.password')}
      />
    </Form>
  )
}
