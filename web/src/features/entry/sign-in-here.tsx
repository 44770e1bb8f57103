import { useState } from 'react'
import type { Outcome } from './outcome.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

/** Sign-in on a page that must not be left: its address holds a secret that belongs into no other address. */
export function SignInHere({ onSignedIn }: { readonly onSignedIn: () => unknown }) {
  const [second, setSecond] = useState(false)
  const proceed = ({ state }: Outcome): unknown => (state === 'signed-in' ? onSignedIn() : setSecond(true))
  return second ? <SecondFactorForm onSignedIn={proceed} /> : <PasswordForm onSignedIn={proceed} />
}
