import type { KeepMessage, Shelf } from '../lib/device/exam-worker.ts'
import { keepImages, keepPage, page } from './shelf.ts'

/**
 * Keeps the app's page, its files and the images of a started exam, and of the self-paced day, so that a reload without a network
 * shows them again. It answers three kinds of requests from what it keeps and touches no other: nothing of the API but images of
 * questions, whose address is their content. Answers, papers and reviews never pass through here; they are in the encrypted store.
 */
type Extendable = { waitUntil: (work: Promise<unknown>) => void }
type Fetching = { readonly request: Request; respondWith: (reply: Promise<Response>) => void }
declare const self: {
  skipWaiting: () => Promise<void>
  readonly clients: { claim: () => Promise<void> }
  addEventListener: {
    (kind: 'install' | 'activate', listener: (event: Extendable) => void): void
    (kind: 'fetch', listener: (event: Fetching) => void): void
    (kind: 'message', listener: (event: Extendable & { readonly data: unknown }) => void): void
  }
}

const shellOf = (shelf: Shelf): string => `cadre-${shelf}-shell-1`
const mediaOf = (shelf: Shelf): string => `cadre-${shelf}-media-1`
const pages: readonly { readonly shelf: Shelf; readonly at: RegExp }[] = [
  { shelf: 'exam', at: /^\/o\/[^/]+\/exam\// },
  { shelf: 'day', at: /^\/(o\/[^/]+\/)?day$/ },
]
/** A network that takes longer is as good as none. */
const patienceMs = 5_000

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  if (isKeep(event.data)) event.waitUntil(keep(event.data))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') {
    const known = pages.find(({ at }) => at.test(pathname))
    if (known) event.respondWith(pageFrom(known.shelf, request))
  } else if (/^\/(assets\/|favicon)/.test(pathname)) event.respondWith(keptFirst(request))
  else if (/^\/api\/organisations\/[^/]+\/question-media\//.test(pathname)) event.respondWith(keptFirst(request))
})

const isKeep = (data: unknown): data is KeepMessage =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'keep'

async function keep({ shelf, page: address, assets, images }: KeepMessage): Promise<void> {
  const [pages, pictures] = await Promise.all([caches.open(shellOf(shelf)), caches.open(mediaOf(shelf))])
  const reply = fetch(address, { credentials: 'same-origin' })
  await Promise.allSettled([reply.then((page) => keepPage(pages, page, assets)), keepImages(pictures, images)])
}

/** The page as the server has it now; as it was kept when the server does not answer. */
async function pageFrom(shelf: Shelf, request: Request): Promise<Response> {
  const kept = await caches.match(page, { cacheName: shellOf(shelf) })
  if (!kept) return fetch(request)
  const patience = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))
  const reply = await Promise.race([fetch(request).catch(() => null), patience])
  return reply !== null && reply.status < 500 ? reply : kept
}

const keptFirst = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request)
