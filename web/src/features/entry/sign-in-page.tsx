import { useSearch } from '@tanstack/react-router'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { PasswordForm } from './password-form.tsx'

export function SignInPage() {
  const { to } = useSearch({ from: '/entrance/strangers/sign-in' })
  return (
    <>
      <PageHeader title="Sign in" about={to === undefined ? undefined : 'You then go on where you were.'} />
      <PasswordForm next={to ?? '/'} />
    </>
  )
}
