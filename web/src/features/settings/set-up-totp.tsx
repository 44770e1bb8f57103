import { beginTotp, confirmTotp, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { filled } from '../../ui/form/checks.ts'
import { TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { shownFailure, useConfirming } from './use-confirming.tsx'
import { useRefreshSelf } from './use-refresh-self.ts'

type Props = { readonly onCodes: (codes: readonly string[]) => void }
type Begun = ReplyOf<typeof beginTotp>

/** Two steps: the key goes into the app, a code of the app comes back. */
export function SetUpTotp({ onCodes }: Props) {
  const confirming = useConfirming()
  const [begun, setBegun] = useState<Begun | null>(null)
  const begin = useWrite(() => call(beginTotp, {}), setBegun)
  const failure = shownFailure(begin.failure)
  if (begun) return <GiveCode begun={begun} onCodes={onCodes} />
  return (
    <>
      <p>An authenticator app on your phone gives a code at each sign-in, so that a password alone is not enough.</p>
      {failure && <FailureNotice failure={failure} />}
      <Button variant="default" loading={begin.busy} onClick={() => confirming.run(() => begin.attempt(undefined))}>
        Set up an authenticator app
      </Button>
      {confirming.dialog}
    </>
  )
}

function GiveCode({ begun, onCodes }: Props & { readonly begun: Begun }) {
  const refresh = useRefreshSelf()
  const confirming = useConfirming()
  const form = useForm({ initialValues: { code: '' }, validate: { code: filled('Give the code that the app shows') } })
  const write = useWrite(
    (body: typeof form.values) => call(confirmTotp, { body }),
    async ({ recoveryCodes }) => {
      onCodes(recoveryCodes)
      await refresh()
    },
  )
  return (
    <>
      <p>Scan this with the app, or type the key into it.</p>
      <img className="security-page-qr" src={begun.qrImage} width="176" height="176" alt="QR code for the app" />
      <p>
        Key <code>{begun.secret}</code>
      </p>
      <Form
        submit="Switch it on"
        busy={write.busy}
        failure={shownFailure(write.failure)}
        onSubmit={form.onSubmit((values) => confirming.run(() => write.attempt(values)))}
      >
        <TextField
          name="code"
          label="Code that the app shows"
          description="Switching it on signs out your other devices"
          inputMode="numeric"
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
      </Form>
      {confirming.dialog}
    </>
  )
}
