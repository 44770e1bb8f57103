const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

const first = (names: readonly (readonly [string, string])[], text: string): string | undefined =>
  names.find(([sign]) => text.includes(sign))?.[1]

/** `Firefox on Linux`, as far as a browser's own words for itself tell; programs are shown by their words. */
export function deviceText(userAgent: string): string {
  const [browser, system] = [first(browsers, userAgent), first(systems, userAgent)]
  if (browser === undefined) return userAgent === '' ? 'A program without a name' : userAgent.slice(0, 60)
  return system === undefined ? browser : `${browser} on ${system}`
}
