import { linkMinutes, type LinkPurpose } from './sign-in.ts'

const opening: Readonly<Record<LinkPurpose, { subject: string; says: string }>> = {
  'sign-in': { subject: 'Your link to sign in to Cadre', says: 'Sign in with this link:' },
  'password-reset': { subject: 'Choose a new password for Cadre', says: 'Choose a new password with this link:' },
}

export function linkMail(purpose: LinkPurpose, { name, link }: { name: string; link: string }) {
  const { subject, says } = opening[purpose]
  return {
    subject,
    text: [
      `Hello ${name},`,
      '',
      says,
      link,
      '',
      `It works once, for ${linkMinutes[purpose]} minutes. If you did not ask for it, ignore this mail: nothing happens.`,
      '',
    ].join('\n'),
  }
}

/** Changes that their owner must hear of even when somebody else made them. */
export const noticed = {
  'password-changed': 'Your password was changed.',
  'totp-on': 'An authenticator app was set up as your second factor.',
  'totp-off': 'Your authenticator app was removed: signing in asks for one factor again.',
  'recovery-code-used': 'A recovery code was used to sign in.',
  'passkey-added': 'A passkey was added to your account.',
  'passkey-removed': 'A passkey was removed from your account.',
  'token-made': 'An API token was made in your name.',
} as const
export type Noticed = keyof typeof noticed

export const noticeMail = (what: Noticed, name: string) => ({
  subject: 'A change to your Cadre account',
  text: [
    `Hello ${name},`,
    '',
    noticed[what],
    '',
    'If this was not you, reset your password at once and end all other sessions in your settings.',
    '',
  ].join('\n'),
})
