import { instant, type Instant } from '@cadre/kernel'

/** How far a browser has come. Only `signed-in` opens anything. */
export const signInStates = ['signed-out', 'second-factor-needed', 'signed-in'] as const
export type SignInState = (typeof signInStates)[number]

export const signInEvents = [
  'password-right',
  'link-opened',
  'passkey-used',
  'code-right',
  'code-wrong',
  'timed-out',
  'signed-out',
] as const
export type SignInEvent = (typeof signInEvents)[number]

/** Whether a person has switched a second factor on. */
export const protections = ['one-factor', 'two-factors'] as const
export type Protection = (typeof protections)[number]

type Steps = Readonly<Record<SignInEvent, SignInState>>

const leaving = { 'code-wrong': 'signed-out', 'timed-out': 'signed-out', 'signed-out': 'signed-out' } as const
/** A passkey shows possession and verifies its holder: both factors in one. */
const arriving = { 'passkey-used': 'signed-in' } as const
const oneFactor = { ...leaving, ...arriving, 'password-right': 'signed-in', 'link-opened': 'signed-in' } as const
const twoFactors = {
  ...leaving,
  ...arriving,
  'password-right': 'second-factor-needed',
  'link-opened': 'second-factor-needed',
} as const

/** Every state against every event (S-11). A code means something only while one is asked for. */
export const signInSteps: Readonly<Record<Protection, Readonly<Record<SignInState, Steps>>>> = {
  'one-factor': {
    'signed-out': { ...oneFactor, 'code-right': 'signed-out' },
    'second-factor-needed': { ...oneFactor, 'code-wrong': 'second-factor-needed', 'code-right': 'signed-in' },
    'signed-in': { ...oneFactor, 'code-wrong': 'signed-in', 'code-right': 'signed-in' },
  },
  'two-factors': {
    'signed-out': { ...twoFactors, 'code-right': 'signed-out' },
    'second-factor-needed': { ...twoFactors, 'code-wrong': 'second-factor-needed', 'code-right': 'signed-in' },
    'signed-in': { ...twoFactors, 'code-wrong': 'signed-in', 'code-right': 'signed-in' },
  },
}

export const afterFactor = (protection: Protection, state: SignInState, event: SignInEvent): SignInState =>
  signInSteps[protection][state][event]

const minuteMs = 60_000
/** How long the second factor is waited for. */
export const pendingExpiry = (now: Instant): Instant => instant(now + 10 * minuteMs)
/** How long a link by mail works. */
export const linkMinutes = { 'sign-in': 15, 'password-reset': 60 } as const
export type LinkPurpose = keyof typeof linkMinutes
export const linkExpiry = (purpose: LinkPurpose, now: Instant): Instant =>
  instant(now + linkMinutes[purpose] * minuteMs)

/** Until when ways of signing in may be changed after a proof of who is at the keyboard; null when it is too long ago. */
export function confirmedUntil(confirmedAt: Instant, now: Instant): Instant | null {
  const until = instant(confirmedAt + 15 * minuteMs)
  return until > now ? until : null
}
