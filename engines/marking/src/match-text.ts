/**
 * Whether a typed text fits a pattern: `*` stands for any run of characters, none included; `\*` for a star; `\\` for a backslash. Compared
 * after Unicode NFC, with runs of white space as one space and none at the ends; without case unless asked for.
 *
 * Case is folded by lower-casing, so ß is not ss and a dotless ı is not i. Time is O(pattern x text), whatever the stars.
 */
export function matchesPattern(pattern: string, text: string, caseSensitive: boolean): boolean {
  return fits(tokensOf(plain(pattern, caseSensitive)), plain(text, caseSensitive).split(''))
}

/** White space is \s of ECMA-262, which includes the no-break spaces that people paste. */
export const plain = (text: string, caseSensitive: boolean): string => {
  const tidy = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return caseSensitive ? tidy : tidy.toLowerCase().normalize('NFC')
}

type Token = { readonly any: boolean; readonly character: string }

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = []
  const characters = pattern.split('')
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? ''
    const next = characters[i + 1]
    const escaped = character === '\\' && (next === '*' || next === '\\')
    if (escaped) i += 1
    tokens.push({ any: character === '*', character: escaped ? (next ?? '') : character })
  }
  return tokens
}

/** Greedy with one way back to the last star: the classical wildcard match without recursion. */
function fits(tokens: readonly Token[], text: readonly string[]): boolean {
  let at = 0
  let token = 0
  let star = -1
  let from = 0
  while (at < text.length) {
    const wanted = tokens[token]
    if (wanted?.any) {
      star = token
      token += 1
      from = at
    } else if (wanted !== undefined && wanted.character === text[at]) {
      token += 1
      at += 1
    } else if (star >= 0) {
      from += 1
      at = from
      token = star + 1
    } else return false
  }
  return tokens.slice(token).every(({ any }) => any)
}
