import './invitation-mail-preview.css'
import { useOrganisation, useSession } from '../../api/session/use-session.ts'
import { countText } from '../../lib/format/number.ts'
import type { Invitee } from './invitees.ts'

type Props = { readonly people: readonly Invitee[]; readonly message: string }

/** Who is about to get which mail. */
export function InvitationMailPreview({ people, message }: Props) {
  const { name } = useSession()
  const organisation = useOrganisation()
  if (people.length === 0) return null
  return (
    <section className="invitation-mail-preview" aria-label="What is sent">
      <h3>{countText(people.length, 'mail')} will be sent</h3>
      <p>
        “{name} invites you to {organisation.name}”, with a link that works once
        {message.trim() === '' ? '.' : ' and your words.'}
      </p>
      <ul>
        {people.map(({ email, name: called }) => (
          <li key={email}>{called === undefined ? email : `${called}, ${email}`}</li>
        ))}
      </ul>
    </section>
  )
}
