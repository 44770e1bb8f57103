import { pathOf, readMedia } from '@cadre/contracts'

/** The address of an image in an organisation's bank. */
export const mediaAddressIn = (organisationId: string, hash: string): string =>
  pathOf(readMedia, { organisationId, hash })

const image = /\(media:([0-9a-f]{64})/g

/** The addresses of all images that texts within a value show. */
export function mediaAddressesIn(organisationId: string, shown: unknown): string[] {
  const hashes = [...JSON.stringify(shown).matchAll(image)].map(([, hash]) => hash ?? '')
  return [...new Set(hashes)].map((hash) => mediaAddressIn(organisationId, hash))
}

const known = new Map<string, (hash: string) => string>()

/** For `MediaAddress`: one function an organisation, so that a page drawn again changes nothing. */
export function mediaAddressOf(organisationId: string): (hash: string) => string {
  const address = known.get(organisationId) ?? ((hash: string) => mediaAddressIn(organisationId, hash))
  known.set(organisationId, address)
  return address
}
