const key = 'cadre.organisation'

/** The organisation this browser was in last, by its short name; null when it keeps nothing. */
export function lastOrganisation(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function rememberOrganisation(slug: string): void {
  try {
    localStorage.setItem(key, slug)
  } catch {
    // A browser that keeps nothing opens the first organisation instead.
  }
}
