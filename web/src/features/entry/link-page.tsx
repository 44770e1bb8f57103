import { openSignInLink } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import type { Outcome } from './outcome.ts'
import { useToken } from './use-token.ts'

/** Where a mailed sign-in link leads. It waits for a press, so that mail scanners which open links do not use it up. */
export function LinkPage() {
  const token = useToken()
  const enter = useEnter()
  const [second, setSecond] = useState(false)
  const proceed = ({ state }: Outcome): unknown => (state === 'signed-in' ? enter('/') : setSecond(true))
  const write = useWrite(() => call(openSignInLink, { body: { token } }), proceed)
  if (second)
    return (
      <>
        <PageHeader title="One more step" />
        <SecondFactorForm onSignedIn={proceed} />
      </>
    )
  return (
    <>
      <PageHeader title="Sign in by mail" about="The link works once." />
      {write.failure && <FailureNotice failure={write.failure} />}
      <p>
        {write.failure ? (
          <Button component={Link} to="/sign-in" variant="default">
            Ask for a new link
          </Button>
        ) : (
          <Button loading={write.busy} onClick={() => write.run(undefined)}>
            Sign in
          </Button>
        )}
      </p>
    </>
  )
}
