import { completeSignIn, me, organisation, signIn, type Client } from '@cadre/contracts'
import { createClient } from '@cadre/contracts'
import { defineCommand } from 'citty'
import { defaultUrl, saveLogin } from '../api/login-file.ts'
import { askFor, askSecretly } from '../api/ask-secretly.ts'
import { clientOf, sendTo } from '../api/send.ts'
import { didYouMean } from '../did-you-mean.ts'
import { Refused } from '../refused.ts'
import { UsageError } from '../usage.ts'

/** `cadre login`: by an API token of an organisation, or by mail address and password. */
export const login = defineCommand({
  meta: { name: 'login', description: 'Sign in for cadre api: with an API token, or with mail address and password' },
  args: {
    url: { type: 'string', default: defaultUrl, description: 'The server' },
    email: { type: 'string', description: 'Your mail address; the password is asked for, or read from standard input' },
    token: {
      type: 'boolean',
      description: 'Use an API token, asked for or read from standard input; needs --organisation',
    },
    organisation: {
      type: 'string',
      description: 'The organisation to speak of, by id or short name',
      valueHint: 'ORGANISATION',
    },
  },
  async run({ args }) {
    const url = args.url.replace(/\/+$/, '')
    if (!URL.canParse(url)) throw new UsageError(`--url "${args.url}" is not an address such as ${defaultUrl}`)
    if (args.token) await byToken(url, args.organisation)
    else await bySession(url, args.email, args.organisation)
  },
})

async function byToken(url: string, organisationId: string | undefined): Promise<void> {
  if (organisationId === undefined)
    throw new UsageError('An API token belongs to one organisation: name its id with --organisation.')
  const token = await askSecretly('API token: ')
  const reply = await clientOf({ url, token, organisationId })(organisation, { params: { organisationId } })
  // A token need not be allowed to read the organisation: refused for that reason, it is known all the same.
  if (!reply.ok && reply.code !== 'auth.forbidden')
    throw new Refused(reply.code, `The token was not accepted: ${reply.words}`)
  const file = await saveLogin({ url, token, organisationId })
  process.stdout.write(`Signed in${reply.ok ? ` for ${reply.value.name}` : ''}. Kept in ${file}, for you alone.\n`)
}

async function bySession(url: string, given: string | undefined, wanted: string | undefined): Promise<void> {
  let token = ''
  const heard = (headers: Headers) => {
    const cookie = headers.getSetCookie().find((each) => each.startsWith('cadre_session='))
    token = cookie === undefined ? token : (/^cadre_session=([^;]*)/.exec(cookie)?.[1] ?? token)
  }
  const send: Parameters<typeof createClient>[0] = (path, init) =>
    sendTo(url, heard)(path, {
      ...init,
      headers: { ...init.headers, ...(token !== '' && { authorization: `Bearer ${token}` }) },
    })
  const client = createClient(send, () => crypto.randomUUID())
  const email = given ?? (await askFor('Mail address: '))
  const signedIn = await client(signIn, { body: { email, password: await askSecretly('Password: ') } })
  if (!signedIn.ok) throw new Refused(signedIn.code, signedIn.words)
  if (signedIn.value.state === 'second-factor-needed') await giveCode(client)
  const { name, organisationId } = await whereOf(client, wanted)
  const file = await saveLogin({ url, token, organisationId })
  process.stdout.write(`Signed in as ${name}. Kept in ${file}, for you alone.\n`)
}

async function giveCode(client: Client): Promise<void> {
  const done = await client(completeSignIn, { body: { code: await askSecretly('Code of your authenticator app: ') } })
  if (!done.ok) throw new Refused(done.code, done.words)
}

/** The organisation that was named, or the only one. */
async function whereOf(
  client: Client,
  wanted: string | undefined,
): Promise<{ name: string; organisationId: string | null }> {
  const self = await client(me, {})
  if (!self.ok) throw new Refused(self.code, self.words)
  const { name, memberships } = self.value
  const slugs = memberships.map(({ slug }) => slug)
  if (wanted === undefined)
    return { name, organisationId: memberships.length === 1 ? (memberships[0]?.organisationId ?? null) : null }
  const found = memberships.find(({ slug, organisationId }) => slug === wanted || organisationId === wanted)
  if (!found)
    throw new Refused(
      'login.not-a-member',
      `You do not belong to ${wanted}.${didYouMean(wanted, slugs)} You belong to ${slugs.join(', ')}.`,
    )
  return { name: `${name} at ${found.name}`, organisationId: found.organisationId }
}
