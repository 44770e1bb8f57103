/**
 * The page to go back to after signing in, read from the address: a path of this site, or nothing. Another site's
 * address is never followed (`//elsewhere.example` and `/\elsewhere.example` name another site to a browser).
 */
export function returnPath(search: unknown): string | undefined {
  if (typeof search !== 'object' || search === null || !('to' in search)) return undefined
  const { to } = search
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined
}
