import { locale } from '../../../lib/format/number.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')

let known: readonly { value: string; label: string }[] | null = null

/** Every country that the browser has a name for, by name. Codes are ISO 3166-1 alpha-2. */
export function countries(): readonly { value: string; label: string }[] {
  known ??= named()
  return known
}

function named(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notCountries.has(code))
    .flatMap((code) => {
      const label = names.of(code)
      return label === undefined ? [] : [{ value: code, label }]
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
}

/** Groups, test codes and codes withdrawn from the standard that Unicode still names. */
const notCountries = new Set(
  'AN BU CS CT DD DY EU EZ FQ FX HV JT MI NH NQ NT PC PU PZ QO QU RH SU TP UK UN VD WK XA XB YD YU ZR ZZ'.split(' '),
)
