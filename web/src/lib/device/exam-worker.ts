export const workerAddress = '/exam-worker.js'

export type Shelf = 'exam' | 'day'

/** What the page asks of its service worker. */
export type KeepMessage = {
  readonly kind: 'keep'
  /** What it is kept for: each has a shelf of its own, so that one never clears away what another needs. */
  readonly shelf: Shelf
  readonly page: string
  readonly assets: readonly string[]
  readonly images: readonly string[]
}

const loaded = new Set<string>()

function note(entries: PerformanceEntryList): void {
  for (const entry of entries) {
    const { origin, pathname } = new URL(entry.name, location.href)
    const came = !(entry instanceof PerformanceResourceTiming) || entry.responseStatus < 400
    if (came && origin === location.origin && /^\/(assets\/|favicon)/.test(pathname)) loaded.add(pathname)
  }
}

let watching: PerformanceObserver | null = null

/** From the start of the page: the browser's own list of what was loaded is full after 250 requests, which a page that asks often soon made. */
export function watchLoading(): void {
  watching = new PerformanceObserver((list) => note(list.getEntries()))
  watching.observe({ type: 'resource', buffered: true })
}

/** The built files that this page has loaded so far. */
function loadedAssets(): string[] {
  note(watching?.takeRecords() ?? [])
  return [...loaded]
}

/** Asks the service worker to keep this page, all that it has loaded, and images. Without service workers it does nothing. */
export async function keepShell(shelf: Shelf, images: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  try {
    await navigator.serviceWorker.register(workerAddress)
    const { active } = await navigator.serviceWorker.ready
    const message: KeepMessage = { kind: 'keep', shelf, page: location.pathname, assets: loadedAssets(), images }
    // A worker's postMessage takes no origin: it has only its own.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    active?.postMessage(message)
  } catch {
    // A reload will need the network; nothing else depends on it.
  }
}
