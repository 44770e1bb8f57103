import { countText } from '../../lib/format/number.ts'

export type Invitee = { readonly email: string; readonly name?: string }

/** People as pasted from a mail program or a table: one a line, or with commas or semicolons between them. */
export function inviteesIn(text: string): { readonly people: readonly Invitee[]; readonly unread: readonly string[] } {
  const people = new Map<string, Invitee>()
  const unread: string[] = []
  for (const part of text.split(/[\n,;]/).map((piece) => piece.trim())) {
    if (part === '') continue
    const found = inviteeIn(part)
    if (found) people.set(found.email, found)
    else unread.push(part)
  }
  return { people: [...people.values()], unread }
}

const address = /^[^\s<>@]+@[^\s<>@.]+(\.[^\s<>@.]+)+$/

/** `ana@example.org`, or `Ana Ruiz <ana@example.org>`. */
function inviteeIn(part: string): Invitee | null {
  const [, called = '', inside = ''] = /^(.*)<(.*)>$/.exec(part) ?? [null, '', part]
  if (!address.test(inside)) return null
  const name = called.replaceAll('"', '').trim()
  return { email: inside.toLowerCase(), ...(name !== '' && { name }) }
}

type Outcome = 'invited' | 'invited-again' | 'already-member'

/** What came of an invitation of several people, in one sentence. */
export function outcomeText(outcomes: readonly Outcome[]): string {
  const count = (outcome: Outcome): number => outcomes.filter((other) => other === outcome).length
  const mailed = count('invited') + count('invited-again')
  const members = count('already-member')
  const parts = [
    mailed > 0 && `${countText(mailed, 'invitation')} on the way`,
    members > 0 && `${countText(members, 'person is', 'people are')} here already`,
  ].filter((part) => part !== false)
  return parts.join('; ')
}
