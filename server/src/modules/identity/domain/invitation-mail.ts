export type InvitationMail = {
  readonly organisation: string
  readonly invitedBy: string
  readonly name: string
  readonly message: string
  readonly link: string
  readonly days: number
}

/** The mail of an invitation. The same whether the address has an account or not. */
export function invitationMail({ organisation, invitedBy, name, message, link, days }: InvitationMail) {
  const said = message.trim() === '' ? [] : [`${invitedBy} writes:`, '', message.trim(), '']
  return {
    subject: `${invitedBy} invites you to ${organisation}`,
    text: [
      `Hello ${name},`,
      '',
      `${invitedBy} invites you to join ${organisation} on Cadre.`,
      '',
      ...said,
      'See the invitation, then accept or decline:',
      link,
      '',
      `The link works once, for ${days} days. If you did not expect this, decline or ignore it: nothing happens.`,
      '',
    ].join('\n'),
  }
}
