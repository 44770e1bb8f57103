import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useEnter } from '../../api/session/use-enter.ts'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { MailLinkForm } from './mail-link-form.tsx'
import { OtherWays } from './other-ways.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import type { Outcome } from './outcome.ts'
import type { Way } from './way.ts'

const titles: Readonly<Record<Way, string>> = {
  password: 'Sign in',
  link: 'Sign in by mail',
  reset: 'Choose a new password',
  'second-factor': 'One more step',
}

export function SignInPage() {
  const { to = '/' } = useSearch({ from: '/entrance/strangers/sign-in' })
  const [way, setWay] = useState<Way>('password')
  const [email, onType] = useState('')
  const enter = useEnter()
  const proceed = ({ state }: Outcome): unknown => (state === 'signed-in' ? enter(to) : setWay('second-factor'))
  return (
    <>
      <PageHeader title={titles[way]} about={to === '/' ? undefined : 'You then go on where you were.'} />
      {way === 'password' && <PasswordForm address={{ email, onType }} onSignedIn={proceed} />}
      {way === 'second-factor' && <SecondFactorForm onSignedIn={proceed} />}
      {(way === 'link' || way === 'reset') && <MailLinkForm key={way} purpose={way} address={{ email, onType }} />}
      <OtherWays way={way} onChoose={setWay} onSignedIn={proceed} />
    </>
  )
}
