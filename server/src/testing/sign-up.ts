import { createClient, setUp, type Client } from '@cadre/contracts'
import type { FastifyInstance } from 'fastify'

export type SignedIn = { readonly client: Client; readonly cookies: Record<string, string> }

let keys = 0
/** A typed client that talks to the server in this process, with these cookies. */
export const clientOf = (server: FastifyInstance, cookies: Record<string, string> = {}): Client =>
  createClient(
    async (path, { method, headers, body }) => {
      const reply = await server.inject({
        url: path,
        method,
        headers,
        cookies,
        ...(body !== undefined && { payload: body }),
      })
      return { status: reply.statusCode, text: async () => reply.body }
    },
    () => `test-key-${keys++}`,
  )

export const owner = { name: 'Ana Ruiz', email: 'ana@example.org', password: 'correct horse battery' }

/** Sets the server up through its own door and signs its owner in. */
export async function signUp(server: FastifyInstance): Promise<SignedIn & { organisationId: string }> {
  const payload = { organisation: { name: 'Brightloop', timeZone: 'Europe/Madrid' }, person: owner }
  const reply = await server.inject({ method: 'POST', url: setUp.path, payload })
  const cookies = { cadre_session: reply.cookies[0]?.value ?? '' }
  const { organisationId } = reply.json<{ organisationId: string }>()
  return { client: clientOf(server, cookies), cookies, organisationId }
}
