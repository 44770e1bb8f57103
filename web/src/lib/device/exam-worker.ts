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

/** The built files that this page has loaded so far. */
const loadedAssets = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin, pathname }) => origin === location.origin && /^\/(assets\/|favicon)/.test(pathname))
    .map(({ pathname }) => pathname)

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
