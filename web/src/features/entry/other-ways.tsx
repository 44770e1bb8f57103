import './other-ways.css'
import { Button } from '@mantine/core'
import type { Outcome } from './outcome.ts'
import { PasskeyButton } from './passkey-button.tsx'
import type { Way } from './way.ts'

type Props = {
  readonly way: Way
  readonly onChoose: (way: Way) => void
  readonly onSignedIn: (outcome: Outcome) => unknown
}

const choices: readonly (readonly [Way, string])[] = [
  ['password', 'Sign in with a password'],
  ['link', 'Mail me a link instead'],
  ['reset', 'I forgot my password'],
]

/** The ways of signing in besides the one shown. */
export function OtherWays({ way, onChoose, onSignedIn }: Props) {
  return (
    <div className="other-ways">
      {way !== 'second-factor' && 'PublicKeyCredential' in globalThis && <PasskeyButton onSignedIn={onSignedIn} />}
      {choices
        .filter(([other]) => other !== way)
        .map(([other, label]) => (
          <Button key={other} variant="subtle" size="compact-sm" onClick={() => onChoose(other)}>
            {label}
          </Button>
        ))}
    </div>
  )
}
