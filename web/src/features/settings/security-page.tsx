import './security-page.css'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { PasskeysPanel } from './passkeys-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

/** How this person signs in, and where they are signed in. */
export function SecurityPage() {
  return (
    <>
      <PageHeader title="Signing in" about="Changes here ask for your password or a code again" />
      <div className="security-page">
        <PasswordPanel />
        <SecondFactorPanel />
        <PasskeysPanel />
        <SessionsPanel />
      </div>
    </>
  )
}
