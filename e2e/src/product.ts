import { expect, type APIRequestContext, type Browser, type BrowserContext } from '@playwright/test'

export const password = 'correct horse battery'

/** One call of the API; anything but success fails the test with what the server said. */
export async function send<T>(
  request: APIRequestContext,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  data?: unknown,
): Promise<T> {
  const reply = await request.fetch(path, { method, ...(data !== undefined && { data }) })
  expect(reply.ok(), `${method} ${path}: ${await reply.text()}`).toBe(true)
  return (await reply.json()) as T
}

export type Me = { personId: string; memberships: { organisationId: string; slug: string }[] }

/** Who is signed in, with the address of their first organisation in the API. */
export async function meOf(request: APIRequestContext) {
  const me = await send<Me>(request, 'GET', '/api/me')
  const [first] = me.memberships
  const { slug = '', organisationId = '' } = first ?? {}
  return { ...me, slug, organisationId, api: `/api/organisations/${organisationId}` }
}

/** A browser signed in by password. */
export async function signedIn(browser: Browser, email: string, options = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  await send(context.request, 'POST', '/api/session', { email, password })
  return context
}

type Mail = { to: string; text: string; subject: string }
/** The newest mail to somebody; it is written by a job, so it is waited for. */
export async function mailTo(request: APIRequestContext, api: string, to: string): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(async () => {
      const { items } = await send<{ items: Mail[] }>(request, 'GET', `${api}/mail`)
      found = items.find((mail) => mail.to === to)
      return found !== undefined
    })
    .toBe(true)
  return found as Mail
}

/** Invites somebody and accepts for them: a new person with a password. Somebody who is in already stays as they are. */
export async function newMember(request: APIRequestContext, browser: Browser, name: string, role: string) {
  const email = `${name.toLowerCase()}@example.org`
  const { api } = await meOf(request)
  type Members = { members: { email: string; personId: string }[] }
  const { members } = await send<Members>(request, 'GET', `${api}/members?search=${encodeURIComponent(email)}`)
  const known = members.find((member) => member.email === email)
  if (known) return { email, personId: known.personId }
  await send(request, 'POST', `${api}/invitations`, { people: [{ name, email, roles: [role] }] })
  const { text } = await mailTo(request, api, email)
  const token = /#(\S+)/.exec(text)?.[1]
  const context = await browser.newContext()
  await send(context.request, 'POST', '/api/invitations/accept', { token, person: { name, password } })
  const { personId } = await meOf(context.request)
  await context.close()
  return { email, personId }
}
