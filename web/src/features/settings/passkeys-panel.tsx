import { listPasskeys, removePasskey, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { call } from '../../api/call.ts'
import { useReading } from '../../api/reading.ts'
import { useWrite } from '../../api/use-write.ts'
import { Day } from '../../ui/data/day.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { shownFailure, useConfirming } from './use-confirming.tsx'
import { useRefreshSelf } from './use-refresh-self.ts'

const AddPasskey = lazy(async () => ({ default: (await import('./add-passkey.tsx')).AddPasskey }))

type Passkey = ReplyOf<typeof listPasskeys>['passkeys'][number]

/** Keys kept by a device or a password manager: they sign in without a password. */
export function PasskeysPanel() {
  const keys = useReading(listPasskeys, {})
  const refresh = useRefreshSelf()
  const confirming = useConfirming()
  const [adding, setAdding] = useState(false)
  const remove = useWrite(
    ({ passkeyId }: Passkey) => call(removePasskey, { params: { passkeyId } }),
    async (_, { name }) => {
      await refresh()
      sayDone(`The passkey ${name} is removed`)
    },
  )
  const failure = shownFailure(remove.failure)
  return (
    <Panel title="Passkeys">
      {failure && <FailureNotice failure={failure} />}
      <Loaded of={keys} rows={2}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <p>None yet. A passkey signs in with your fingerprint, face or device code, and cannot be phished.</p>
          ) : (
            <ul className="security-page-list">
              {passkeys.map((key) => (
                <li key={key.passkeyId}>
                  <span>
                    {key.name}
                    <Used passkey={key} />
                  </span>
                  <Button size="compact-xs" variant="default" onClick={() => confirming.run(() => remove.attempt(key))}>
                    Remove<span className="visually-hidden"> the passkey {key.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding ? (
        <Suspense>
          <AddPasskey onClose={() => setAdding(false)} />
        </Suspense>
      ) : (
        <Button variant="default" onClick={() => setAdding(true)}>
          Add a passkey
        </Button>
      )}
      {confirming.dialog}
    </Panel>
  )
}

const Used = ({ passkey: { createdAt, lastUsedAt } }: { readonly passkey: Passkey }) => (
  <span className="security-page-detail">
    added <Day at={createdAt} />
    {lastUsedAt !== null && (
      <>
        , last used <Day at={lastUsedAt} />
      </>
    )}
  </span>
)
