import { requestPasswordReset, requestSignInLink } from '@cadre/contracts'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useWrite } from '../../api/use-write.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { filled } from '../../ui/form/checks.ts'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { TypedAddress } from './way.ts'

const operations = { link: requestSignInLink, reset: requestPasswordReset } as const

type Props = {
  readonly purpose: keyof typeof operations
  readonly address: TypedAddress
}

/** Asks for a link by mail. The answer is the same whether the address is known or not. */
export function MailLinkForm({ purpose, address }: Props) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm({
    initialValues: { email: address.email },
    onValuesChange: ({ email }) => address.onType(email),
    validate: { email: filled('Give your mail address') },
  })
  const write = useWrite(
    (body: typeof form.values) => call(operations[purpose], { body }),
    (_, { email }) => setSentTo(email),
  )
  if (sentTo !== null)
    return (
      <Notice tone="good" title={`If ${sentTo} has an account here, a mail is on its way.`} urgent>
        Open the link in it on this device. It works once, for a short time.
      </Notice>
    )
  return (
    <Form submit="Mail me a link" busy={write.busy} failure={write.failure} onSubmit={form.onSubmit(write.run)}>
      <TextField
        name="email"
        label="Mail address"
        type="email"
        autoComplete="username"
        {...form.getInputProps('email')}
      />
    </Form>
  )
}
