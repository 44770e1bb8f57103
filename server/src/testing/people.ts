import { acceptInvitation, invite, setUp, type Role } from '@cadre/contracts'
import { expectOk, present } from '@cadre/kernel'
import { withClient } from '@cadre/server/postgres'
import type { Attachment } from '../platform/mail/queue-mail.ts'
import type { PersonId, OrganisationId } from '../platform/scope.ts'
import { callerOf, type Caller } from './caller.ts'
import type { TestServer } from './server-on.ts'

export const goodPassword = 'correct horse battery'

export type TestPerson = Caller & { readonly email: string; readonly personId: PersonId }

/** The first organisation of a new server, and its owner signed in. */
export async function openFirstOrganisation(server: TestServer, email = 'ana@example.org') {
  const owner = callerOf(server)
  const person = { name: 'Ana Ruiz', email, password: goodPassword }
  const made = expectOk(
    await owner.call(setUp, { body: { organisation: { name: 'Brightloop', timeZone: 'Europe/Madrid' }, person } }),
  )
  return { owner, organisationId: made.organisationId }
}

/** The newest mail to an address, and the secret of the link in it. */
export async function newestMail(server: TestServer, to: string) {
  const { rows } = await withClient(server.urls.superuserUrl, (client) =>
    client.query<{ subject: string; body_text: string; realm: string; attachments: Attachment[] }>(
      'select subject, body_text, realm, attachments from mail.messages where to_address = $1 order by queued_at desc, ctid desc limit 1',
      [to],
    ),
  )
  const mail = rows[0]
  return mail ? { ...mail, token: /#(c[a-z]_[A-Za-z0-9_-]+)/.exec(mail.body_text)?.[1] ?? '' } : null
}

/** Invites somebody and accepts in their place, as they would. */
export async function join(
  server: TestServer,
  { by, organisationId, name, roles }: { by: Caller; organisationId: OrganisationId; name: string; roles: Role[] },
): Promise<TestPerson> {
  const email = `${name.toLowerCase()}@example.org`
  const sent = expectOk(
    await by.call(invite, { params: { organisationId }, body: { people: [{ email, name, roles }] } }),
  )
  const token = (await newestMail(server, email))?.token ?? ''
  const caller = callerOf(server)
  expectOk(await caller.call(acceptInvitation, { body: { token, person: { name, password: goodPassword } } }))
  return Object.assign(caller, { email, personId: present(sent.people[0], 'one was invited').personId })
}
