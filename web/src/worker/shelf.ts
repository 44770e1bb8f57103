type Shelf = Pick<Cache, 'match' | 'add' | 'put' | 'keys' | 'delete'>

/** Every exam's page is the same page; the app reads its address. */
export const page = '/exam-page'

/**
 * Keeps a page with every file it needs, or leaves what was kept before: half of one version beside half of another shows nothing.
 * @param reply the page as the server has it now. @param assets what the page that asks has loaded.
 */
export async function keepPage(shelf: Shelf, reply: Response, assets: readonly string[]): Promise<void> {
  if (!isPage(reply)) return
  const named = (await reply.clone().text()).match(/\/assets\/[\w.-]+/g) ?? []
  // A version that was put up since then names others.
  if (!named.every((asset) => assets.includes(asset))) return
  await Promise.all(assets.map((asset) => addOnce(shelf, asset)))
  await shelf.put(page, reply)
  await keepOnly(shelf, [page, ...assets])
}

export async function keepImages(shelf: Shelf, images: readonly string[]): Promise<void> {
  await Promise.allSettled(images.map((image) => addOnce(shelf, image)))
  await keepOnly(shelf, images)
}

const isPage = (reply: Response): boolean =>
  reply.ok && !reply.redirected && (reply.headers.get('content-type') ?? '').startsWith('text/html')

const addOnce = async (shelf: Shelf, address: string): Promise<void> => {
  if (!(await shelf.match(address))) await shelf.add(address)
}

/** What an older version of the app, or another exam, needed. */
async function keepOnly(shelf: Shelf, addresses: readonly string[]): Promise<void> {
  const wanted = new Set(addresses)
  const kept = await shelf.keys()
  await Promise.all(
    kept.filter(({ url }) => !wanted.has(new URL(url).pathname)).map((request) => shelf.delete(request)),
  )
}
