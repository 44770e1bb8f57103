import { createClient, type Client } from '@cadre/contracts'
import { present } from '@cadre/kernel'
import type { FastifyInstance } from 'fastify'

export type Caller = {
  readonly call: Client
  /** The session or token that is sent; replies of the server change a session as in a browser. */
  token: string | null
}
export type CallerOptions = {
  readonly bearer?: string
  readonly headers?: Record<string, string>
  readonly remoteAddress?: string
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
let keys = 0

/** A typed client of a server under test with a browser's cookie jar, or with a bearer token. */
export function callerOf(server: FastifyInstance, options: CallerOptions = {}): Caller {
  const caller: { token: string | null } = { token: null }
  const send: Parameters<typeof createClient>[0] = async (path, init) => {
    const headers = { ...init.headers, ...options.headers }
    if (options.bearer !== undefined) headers['authorization'] = `Bearer ${options.bearer}`
    const reply = await server.inject({
      method: present(
        methods.find((method) => method === init.method),
        'a method of the contract',
      ),
      url: path,
      headers,
      ...(options.remoteAddress !== undefined && { remoteAddress: options.remoteAddress }),
      ...(caller.token !== null && { cookies: { cadre_session: caller.token } }),
      ...(init.body !== undefined && { payload: init.body }),
    })
    const cookie = reply.cookies.find(({ name }) => name === 'cadre_session')
    if (cookie) caller.token = cookie.value === '' ? null : cookie.value
    return { status: reply.statusCode, text: async () => reply.body }
  }
  return Object.assign(caller, { call: createClient(send, () => `test-${++keys}`) })
}
