/** Browsers make passkeys for host names over https, and for localhost; never for a bare address. */
export function relyingPartyOf(publicUrl: string): { rpId: string; origin: string } | null {
  const { protocol, hostname, origin } = new URL(publicUrl)
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return null
  const local = hostname === 'localhost' || hostname.endsWith('.localhost')
  return protocol === 'https:' || local ? { rpId: hostname, origin } : null
}
