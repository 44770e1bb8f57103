import { describe, expect, it } from 'vitest'
import { keepImages, keepPage, page } from './shelf.ts'

/** A shelf in memory, before a server that has these files. */
function shelfBefore(served: ReadonlySet<string>) {
  const kept = new Map<string, string>()
  const addressOf = (request: RequestInfo | URL): string => (typeof request === 'string' ? request : '')
  const shelf = {
    match: (request: RequestInfo | URL) => {
      const body = kept.get(addressOf(request))
      return Promise.resolve(body === undefined ? undefined : new Response(body))
    },
    add: async (request: RequestInfo | URL) => {
      if (!served.has(addressOf(request))) throw new TypeError('404')
      kept.set(addressOf(request), 'a file')
    },
    put: async (request: RequestInfo | URL, reply: Response) => void kept.set(addressOf(request), await reply.text()),
    keys: () => Promise.resolve([...kept.keys()].map((path) => new Request(`https://cadre.test${path}`))),
    delete: (request: RequestInfo | URL) =>
      Promise.resolve(request instanceof Request && kept.delete(new URL(request.url).pathname)),
  }
  return { shelf, names: () => [...kept.keys()].toSorted(), keptPage: () => kept.get(page) }
}

const html = (...assets: string[]): string =>
  `<!doctype html>${assets.map((asset) => `<script type="module" src="${asset}"></script>`).join('')}`
const replied = (body: string, type = 'text/html; charset=utf-8'): Response =>
  new Response(body, { headers: { 'content-type': type } })
const old = ['/assets/index-old.js', '/assets/player-old.js']
const fresh = ['/assets/index-new.js', '/assets/player-new.js']

/** A shelf on which the old version is complete, before a server that has the new one. */
async function afterRelease() {
  const served = new Set([...old, ...fresh])
  const on = shelfBefore(served)
  await keepPage(on.shelf, replied(html(old[0] ?? '')), old)
  for (const asset of old) served.delete(asset)
  return { ...on, served }
}

describe('the page that comes without a network', () => {
  it('is kept with all that it loaded, and what an older version needed goes', async () => {
    const { shelf, names, keptPage } = await afterRelease()
    expect(names()).toEqual([...old, page].toSorted())
    await keepPage(shelf, replied(html(fresh[0] ?? '')), fresh)
    expect(keptPage()).toContain('index-new')
    expect(names()).toEqual([...fresh, page].toSorted())
  })
  it('stays as it was when the server has a newer one than the page that asks', async () => {
    const { shelf, names, keptPage } = await afterRelease()
    await keepPage(shelf, replied(html(fresh[0] ?? '')), old)
    expect(keptPage()).toContain('index-old')
    expect(names()).toEqual([...old, page].toSorted())
  })
  it('stays as it was when one of its files does not come', async () => {
    const { shelf, served, keptPage, names } = await afterRelease()
    served.delete('/assets/player-new.js')
    await expect(keepPage(shelf, replied(html(fresh[0] ?? '')), fresh)).rejects.toThrow('404')
    expect(keptPage()).toContain('index-old')
    expect(names()).toEqual(expect.arrayContaining(old))
  })
  it('is never what somebody in between answered', async () => {
    const { shelf, keptPage } = await afterRelease()
    await keepPage(shelf, replied('{"welcome":"to the hotel"}', 'application/json'), fresh)
    await keepPage(shelf, new Response('busy', { status: 503, headers: { 'content-type': 'text/html' } }), fresh)
    expect(keptPage()).toContain('index-old')
  })
  it('has the images that come, though one does not', async () => {
    const { shelf, names } = shelfBefore(new Set(['/api/one', '/api/two']))
    await keepImages(shelf, ['/api/one'])
    await keepImages(shelf, ['/api/two', '/api/gone'])
    expect(names()).toEqual(['/api/two'])
  })
})
