import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { questionsIn, type ShippedText } from './shipped-texts.ts'

/** Long enough to stand in one text only, short enough to survive its markup. */
const length = 28

/**
 * S-02: pieces of the shipped bank's reasons and explanations, which no browser is given before a review opens. Pieces that
 * a stem or an option says too are left out: takers read those.
 */
export function shippedKeys(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
  const texts = files.flatMap((name) => questionsIn(readFileSync(join(folder, name), 'utf8')))
  const shown = texts
    .filter(({ isKey }) => !isKey)
    .map(({ text }) => plain(text))
    .join('\n')
  return new Set(
    texts
      .filter(({ isKey }) => isKey)
      .flatMap(piecesOf)
      .filter((piece) => !shown.includes(piece)),
  )
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** Runs without quotes, marks and line ends, which scripts and JSON write otherwise. */
const piecesOf = ({ text }: ShippedText): string[] =>
  (plain(text).match(/[A-Za-z0-9 ,.;()-]{28,}/g) ?? []).map((run) => run.slice(0, length))

/** The pieces that a text holds. */
export function keysIn(keys: ReadonlySet<string>, text: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at + length <= text.length; at++) {
    const piece = text.slice(at, at + length)
    if (keys.has(piece)) found.add(piece)
  }
  return [...found]
}
