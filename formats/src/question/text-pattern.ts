/**
 * What may be typed, as `TextAnswer` says it: `*` stands for any run of characters, `\*` for a star, `\\` for a backslash, and
 * a backslash before anything else for itself.
 */
type Token = { readonly any: boolean; readonly character: string }
const star: Token = { any: true, character: '*' }

function tokensOf(pattern: string): Token[] {
  return [...pattern.matchAll(/\\([\\*])|[\s\S]/g)].map(([whole, escaped]) =>
    whole === '*' ? star : { any: false, character: escaped ?? whole },
  )
}

/** A backslash is doubled only where it would be read with what follows. */
const written = (tokens: readonly Token[]): string =>
  tokens
    .map(({ any, character }, i) => {
      if (any) return '*'
      if (character === '*') return String.raw`\*`
      const next = tokens[i + 1]?.character
      return character === '\\' && (next === '\\' || next === '*') ? '\\\\' : character
    })
    .join('')

/** The pattern that only this text fits. */
export const patternOfText = (text: string): string =>
  written(Array.from(text, (character) => ({ any: false, character })))

/** The only text that fits; null where there are many. */
export function textOfPattern(pattern: string): string | null {
  const tokens = tokensOf(pattern)
  return tokens.some(({ any }) => any) ? null : tokens.map(({ character }) => character).join('')
}

/** To Moodle a backslash means something before a star only. */
export const patternOfMoodle = (text: string): string =>
  written(
    [...text.matchAll(/\\\*|[\s\S]/g)].map(([whole]) =>
      whole === '*' ? star : { any: false, character: whole.slice(-1) },
    ),
  )

/** The pattern in Moodle's spelling; null where a backslash stands before any text, which Moodle cannot say. */
export function moodleOfPattern(pattern: string): string | null {
  const text = tokensOf(pattern)
    .map(({ any, character }) => (!any && character === '*' ? String.raw`\*` : character))
    .join('')
  return patternOfMoodle(text) === written(tokensOf(pattern)) ? text : null
}

/** The pattern with no backslash that could be left out. */
export const plainPattern = (pattern: string): string => written(tokensOf(pattern))
