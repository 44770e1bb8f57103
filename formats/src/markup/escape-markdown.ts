/** Where in Markdown text a character would mean something; only there it gets a backslash, so text stays readable. */
export type Escaping = { readonly dollars: boolean }

const punctuation = /[!-/:-@[-`{-~]/
const wordCharacter = /[\p{L}\p{N}]/u

/** Plain text as Markdown that shows it. Line starts are the business of `escapeLineStart`. */
export function escapeMarkdown(text: string, { dollars }: Escaping): string {
  if (!/[\\`*_[\]<&~$]/.test(text)) return text
  return text.replaceAll(/[\\`*_\]<&~$]/g, (char, i: number) =>
    isSpecial(char, text, i, dollars) ? `\\${char}` : char,
  )
}

function isSpecial(char: string, text: string, i: number, dollars: boolean): boolean {
  const before = text.charAt(i - 1)
  const after = text.charAt(i + 1)
  switch (char) {
    case '\\':
      return after === '' || punctuation.test(after) || after === '\n'
    case '`':
      return true
    case '*':
      return !(isBlank(before) && isBlank(after))
    case '_':
      if (before === '_' || after === '_') return !isBlankRun(text, i)
      return !(isBlank(before) && isBlank(after)) && !(wordCharacter.test(before) && wordCharacter.test(after))
    case '~':
      return before === '~' || after === '~' || !isBlank(after)
    case ']':
      return after === '(' || after === '['
    case '<':
      return /[a-zA-Z/!?]/.test(after)
    case '&':
      return /^&(?:#\w|[a-zA-Z][a-zA-Z0-9]*;)/.test(text.slice(i, i + 40))
    case '$':
      return dollars
    default:
      return false
  }
}

/** A run of underscores between blanks, as forms have for what is to be filled in. */
function isBlankRun(text: string, at: number): boolean {
  let start = at
  let end = at
  while (text.charAt(start - 1) === '_') start--
  while (text.charAt(end + 1) === '_') end++
  return isBlank(text.charAt(start - 1)) && isBlank(text.charAt(end + 1))
}

const isBlank = (char: string): boolean => char === '' || /\s/.test(char)

/** A line of a paragraph, so that its first characters do not make it a list, heading, quote, rule or fence. */
export function escapeLineStart(line: string): string {
  if (/^(?:[-+*](?=\s|$)|#{1,6}(?=\s|$)|>|={1,}\s*$|-{2,}\s*$|~{3})/.test(line)) return `\\${line}`
  if (/^(?:[-*_] *){3,}$/.test(line)) return `\\${line}`
  const numbered = /^(\d{1,9})([.)])(?=\s|$)/.exec(line)
  if (numbered) return `${numbered[1]}\\${line.slice((numbered[1] ?? '').length)}`
  return line
}
