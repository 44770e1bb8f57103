/** Lines of one question, comments and commands taken out. */
export type GiftBlock = {
  readonly line: number
  readonly text: string
  readonly id?: string
  readonly tags: readonly string[]
  /** As `$CATEGORY:` last said. */
  readonly category: readonly string[]
}

/**
 * Questions are parted by blank lines. One that opens its answers and does not close them goes on over blank lines, if
 * they are closed before others open. A title behind closed answers begins another, though no line parts the two.
 */
export function giftBlocks(source: string): GiftBlock[] {
  const blocks: GiftBlock[] = []
  const lines = source.split('\n')
  let category: readonly string[] = []
  let begun = newBlock()
  const flush = () => {
    if (begun.lines.length > 0) blocks.push(finished(begun, category))
    begun = newBlock()
  }
  const nextLineOf = bracesAhead(lines)
  for (const [i, written] of lines.entries()) {
    const line = written.trim()
    if (line === '') {
      if (begun.depth > 0 && nextLineOf(i) === 'closes') begun.lines.push('')
      else flush()
    } else if (line.startsWith('//')) readComment(line, begun)
    else if (line.startsWith('$CATEGORY:')) {
      flush()
      category = categoryPath(line.slice('$CATEGORY:'.length))
    } else {
      if (line.startsWith('::') && begun.isAnswered && begun.depth <= 0) flush()
      if (begun.lines.length === 0) begun.line = i + 1
      begun.lines.push(written.trimEnd())
      begun.depth += braces(line)
      if (begun.depth <= 0 && /(?<!\\)\}/.test(line)) begun.isAnswered = true
    }
  }
  flush()
  return blocks
}

type Begun = { line: number; lines: string[]; tags: string[]; id: string | null; depth: number; isAnswered: boolean }
const newBlock = (): Begun => ({ line: 0, lines: [], tags: [], id: null, depth: 0, isAnswered: false })

function finished({ line, lines, tags, id }: Begun, category: readonly string[]): GiftBlock {
  return { line, text: lines.join('\n'), tags, category, ...(id === null ? {} : { id }) }
}

/** How many more braces a line opens than it closes; escaped ones are text. */
function braces(line: string): number {
  let depth = 0
  for (const [, brace] of line.matchAll(/\\[\s\S]|([{}])/g)) {
    if (brace === '{') depth++
    if (brace === '}') depth--
  }
  return depth
}

/** For a line: whether the next brace behind it opens or closes. One pass over the file. */
function bracesAhead(lines: readonly string[]): (line: number) => 'opens' | 'closes' | 'none' {
  const ahead: ('opens' | 'closes' | 'none')[] = []
  let next: 'opens' | 'closes' | 'none' = 'none'
  for (let i = lines.length - 1; i >= 0; i--) {
    ahead[i] = next
    const line = lines[i] ?? ''
    if (line.trimStart().startsWith('//')) continue
    // One after the other: a line of half a million pairs would be 200 MB of matches.
    const first = line.matchAll(/\\[\s\S]|([{}])/g).find(([, brace]) => brace !== undefined)
    if (first) next = first[1] === '{' ? 'opens' : 'closes'
  }
  return (line) => ahead[line] ?? 'none'
}

/** Comments may say `[id:…]` and `[tag:…]`; a bracket inside is escaped. */
function readComment(line: string, block: Begun): void {
  for (const [, kind, value = ''] of line.matchAll(/\[(id|tag):((?:\\.|[^\]\\]){1,500})\]/g)) {
    const text = value.replaceAll(/\\(.)/g, '$1').trim()
    if (kind === 'id') block.id ??= text
    else block.tags.push(text)
  }
}

/** `$course$/top/A/B` as A, B: the context and `top` are Moodle's own, a doubled slash is one in a name. */
export function categoryPath(written: string): string[] {
  const names = written
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.replaceAll('//', '/').trim())
  const start = /^\$\w+\$$/.test(names[0] ?? '') ? 1 : 0
  return names.slice(names[start] === 'top' ? start + 1 : start).filter((name) => name !== '')
}

export const categoryText = (category: readonly string[]): string =>
  ['$course$', 'top', ...category.map((name) => name.replaceAll('/', '//'))].join('/')
