import { removeTotp, renewRecoveryCodes, secondFactor } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useReading } from '../../api/reading.ts'
import { useWrite } from '../../api/use-write.ts'
import { countText } from '../../lib/format/number.ts'
import { Day } from '../../ui/data/day.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpTotp } from './set-up-totp.tsx'
import { shownFailure, useConfirming } from './use-confirming.tsx'
import { useRefreshSelf } from './use-refresh-self.ts'

/** The authenticator app, and the codes for the day it is lost. */
export function SecondFactorPanel() {
  const factors = useReading(secondFactor, {})
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Panel title="Second factor">
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      <Loaded of={factors} rows={2}>
        {({ totp, totpSince, recoveryCodesLeft }) =>
          totp === 'active' ? (
            <Active since={totpSince} left={recoveryCodesLeft} onCodes={setCodes} />
          ) : (
            <SetUpTotp onCodes={setCodes} />
          )
        }
      </Loaded>
    </Panel>
  )
}

type ActiveProps = {
  readonly since: string | null
  readonly left: number
  readonly onCodes: (codes: readonly string[]) => void
}

function Active({ since, left, onCodes }: ActiveProps) {
  const refresh = useRefreshSelf()
  const confirming = useConfirming()
  const renew = useWrite(
    () => call(renewRecoveryCodes, {}),
    async ({ recoveryCodes }) => {
      onCodes(recoveryCodes)
      await refresh()
    },
  )
  const remove = useWrite(
    () => call(removeTotp, {}),
    async () => {
      await refresh()
      sayDone('The authenticator app is removed: signing in asks for one factor again')
    },
  )
  const failure = shownFailure(renew.failure ?? remove.failure)
  return (
    <>
      <p>
        <Mark tone="good">Authenticator app is on</Mark>
        {since !== null && (
          <>
            {' since '}
            <Day at={since} />
          </>
        )}
        , {countText(left, 'recovery code')} left
      </p>
      {failure && <FailureNotice failure={failure} />}
      <div className="security-page-acts">
        <Button variant="default" loading={renew.busy} onClick={() => confirming.run(() => renew.attempt(undefined))}>
          Make new recovery codes
        </Button>
        <Button
          variant="subtle"
          color="red"
          loading={remove.busy}
          onClick={() => confirming.run(() => remove.attempt(undefined))}
        >
          Remove the authenticator app
        </Button>
      </div>
      {confirming.dialog}
    </>
  )
}
