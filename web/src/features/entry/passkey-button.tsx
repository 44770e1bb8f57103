import { passkeySignIn, passkeySignInOptions } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { call } from '../../api/call.ts'
import { failureOfCeremony } from '../../api/passkey-failure.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import type { Outcome } from './outcome.ts'

/** Sign-in with a passkey. Its library is loaded when it is asked for. */
export function PasskeyButton({ onSignedIn }: { readonly onSignedIn: (outcome: Outcome) => unknown }) {
  const write = useWrite(async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    const { challengeId, options } = await call(passkeySignInOptions, {})
    const answer = await startAuthentication({ optionsJSON: options }).catch(failureOfCeremony)
    return call(passkeySignIn, { body: { challengeId, response: answer } })
  }, onSignedIn)
  return (
    <>
      <Button variant="default" loading={write.busy} onClick={() => write.run(undefined)}>
        Sign in with a passkey
      </Button>
      {write.failure && <FailureNotice failure={write.failure} />}
    </>
  )
}
