const keyOf = (organisationId: string): string => `cadre.notifications-seen.${organisationId}`

/** The newest notification that was looked at on this device, as the instant the API wrote; empty for none. */
export const lastSeen = (organisationId: string): string => localStorage.getItem(keyOf(organisationId)) ?? ''

export function rememberSeen(organisationId: string, at: string): string {
  localStorage.setItem(keyOf(organisationId), at)
  return at
}
