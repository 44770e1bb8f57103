/** What `right` names: places of options, or what in it names none. */
export type RightAnswers =
  | { readonly ok: true; readonly places: readonly number[] }
  | { readonly ok: false; readonly unknown: string }

const folded = (text: string): string => text.trim().toLowerCase()

/**
 * `B`, `A;C`, `AC`, `2`, `1,3`, `A and C`, `Option B`, `(b)`, or the text of what is right, of several one a line or parted by ; or |.
 * @param first what its sheet counts the options from
 */
export function rightAnswers(cell: string, texts: readonly string[], first: 0 | 1 = 1): RightAnswers {
  if (cell.trim() === '') return { ok: true, places: [] }
  const options = texts.map(folded)
  const placeOfText = (text: string) => options.indexOf(folded(text))
  const whole = placeOfText(cell)
  // Options that are numbers are named by their place where the cell could mean both, as sheets say "1 to 4".
  const isNumberish = /^\d{1,2}$/.test(cell.trim())
  if (whole >= 0 && !isNumberish) return { ok: true, places: [whole] }
  for (const parting of [/[\n;|]+/, /[\s,;|/&+]+(?:and\s+)?/, /,\s*/]) {
    const named = cell
      .split(parting)
      .filter((part) => part.trim() !== '')
      .map((part) => placeOf(part, texts.length, first) ?? placeOfText(part))
    if (named.length > 0 && named.every((place) => place >= 0 && place < texts.length))
      return { ok: true, places: [...new Set(named)] }
  }
  if (whole >= 0) return { ok: true, places: [whole] }
  const letters = lettersIn(cell.trim(), texts.length)
  return letters === null ? { ok: false, unknown: cell.trim() } : { ok: true, places: letters }
}

/** `ACD`: each the letter of an option, in their order. */
function lettersIn(cell: string, count: number): number[] | null {
  if (!/^(?:[A-Z]{2,26}|[a-z]{2,26})$/.test(cell)) return null
  const places = Array.from(cell.toUpperCase(), (letter) => letter.charCodeAt(0) - 65)
  return places.every((place, i) => place < count && place > (places[i - 1] ?? -1)) ? places : null
}

/** The place that a letter or a number names; null where it is neither. */
function placeOf(part: string, count: number, first: 0 | 1): number | null {
  const [, letter, number] =
    /^\(?\[?(?:(?:option|answer|choice|antwort)[\s_-]*)?(?:([a-z])|(\d{1,3}))[.)\]:]*$/i.exec(part.trim()) ?? []
  if (letter !== undefined) {
    const place = letter.toUpperCase().charCodeAt(0) - 65
    return place < count ? place : null
  }
  const place = Number(number ?? 'x') - first
  return place >= 0 && place < count ? place : null
}
