/** What a network and what sits between does to a request. */
export const faults = [
  'none',
  'offline',
  'reply-lost',
  'twice',
  'late',
  'portal',
  'cut-off',
  'busy',
  'stranger',
] as const
export type Fault = (typeof faults)[number]

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

/** Gives `serve`'s answer as the fault lets it through; `later` keeps a request for a late arrival. */
export async function through(fault: Fault, serve: () => Response, later: (serve: () => Response) => void) {
  switch (fault) {
    case 'offline':
      throw new TypeError('no network')
    case 'portal':
      return portal()
    case 'busy':
      return busy()
    case 'stranger':
      return json(200, { receipts: [], ok: true })
    case 'reply-lost':
      serve()
      throw new TypeError('the reply was lost')
    case 'late':
      later(serve)
      throw new TypeError('it took too long')
    case 'cut-off':
      return cutOff(serve())
    case 'twice':
      serve()
      return serve()
    case 'none':
      return serve()
  }
}

const portal = (): Response =>
  new Response('<html>Welcome to the hotel</html>', { status: 200, headers: { 'content-type': 'text/html' } })
const busy = (): Response => new Response('', { status: 503, headers: { 'retry-after': '3' } })
const cutOff = async (reply: Response): Promise<Response> =>
  new Response((await reply.text()).slice(0, -9), { status: 200, headers: { 'content-type': 'application/json' } })
