const mostContainers = 12
const mostRuns = 1_000
const mostLines = 2_000

/** A mark that opens a quote or a list at the beginning of a line: `>`, a bullet, a number. */
const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
/** What may open or close emphasis; an underscore inside of a word is a name's. */
const run = /[*~]+|(?<!\w)_+|_+(?!\w)/g

/**
 * Whether reading this text as Markdown costs out of proportion to its length: quotes and lists nest with two characters a level, open
 * emphasis with one, and readers take a frame of the stack for each level and the square of marks or lines in time. Nobody writes so;
 * such a text is shown as it was typed. Takes time in proportion to its length.
 */
export function isCostlyMarkdown(text: string): boolean {
  const lines = text.split(/\r\n?|\n/)
  return (
    lines.length > mostLines || lines.some(nestsDeeply) || text.split(/(?:\r\n?|\n)[ \t]*(?=[\r\n])/).some(isCrowded)
  )
}

function nestsDeeply(line: string): boolean {
  container.lastIndex = 0
  let containers = 0
  while (containers <= mostContainers && container.test(line)) containers++
  container.lastIndex = 0
  return containers > mostContainers
}

/** Of one paragraph: emphasis ends where its paragraph does. */
const isCrowded = (paragraph: string): boolean => (paragraph.match(run)?.length ?? 0) > mostRuns
