import type { CsvRow } from './rows.ts'

/** What a sheet counts options from, by the numbers that it names right ones with: 0 where one is 0 and none is beyond the last. */
export function firstPlace(rows: readonly CsvRow[], columns: ReadonlyMap<string, number>): 0 | 1 {
  const right = columns.get('right') ?? -1
  const isInOneCell = columns.has('options')
  const places = [...columns].filter(([name]) => /^options?(?:_\d+)?$/.test(name)).map(([, place]) => place)
  let isFromZero = false
  for (const { cells } of rows) {
    const options = places.map((place) => (cells[place] ?? '').trim().toLowerCase()).filter((text) => text !== '')
    // Without options, or between true and false, a 0 is an answer.
    if (options.length === 0 || options.some((text) => answersThemselves.has(text))) continue
    const named = numbersIn(cells[right] ?? '')
    if (!isInOneCell && named.some((number) => number >= options.length)) return 1
    isFromZero ||= named.includes(0)
  }
  return isFromZero ? 0 : 1
}

const answersThemselves = new Set(['0', 'true', 'false', 'yes', 'no'])

const numbersIn = (cell: string): number[] =>
  /^\s*\d{1,3}(?:[\s,;|]+\d{1,3})*\s*$/.test(cell)
    ? cell
        .trim()
        .split(/[\s,;|]+/)
        .map(Number)
    : []
