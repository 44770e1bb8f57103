import type { MarkupContext } from './context.ts'
import { markdownOfHtml } from './html-to-markdown.ts'

/** Fenced code and code spans: tags in them are code. */
const codePattern = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$|(?<!`)(`+)(?!`)[^`\n]+\2(?!`)/gm
/** What is escaped is passed over. */
const tagPattern = /\\[\s\S]|<(\/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?\/?>|<!--/g
const marks: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  del: '~~',
  s: '~~',
  strike: '~~',
}
/** Read with all that is in them. */
const wholes = new Set(['table', 'ul', 'ol', 'pre', 'blockquote', 'a', 'sub', 'sup', 'code', 'kbd', 'tt', 'q', 'script', 'style', 'video', 'audio', 'iframe', 'svg', 'math']) // prettier-ignore
const blocks = new Set(['table', 'ul', 'ol', 'pre', 'blockquote'])
const parted = new Set(['p', 'div', 'section', 'center', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const quiet = new Set(['span', 'font', 'u', 'small', 'big', 'label', 'mark', 'ins', 'wbr'])

/** Markdown of others, in which tags mean what they mean in HTML, as ours, in which they are text. What is no tag stays as it is. */
export function markdownOfTagged(markdown: string, context: MarkupContext): string {
  if (!/<[a-zA-Z!/]/.test(markdown)) return markdown
  let out = ''
  let at = 0
  for (const code of markdown.matchAll(codePattern)) {
    out += withoutTags(markdown.slice(at, code.index), context) + code[0]
    at = code.index + code[0].length
  }
  return out + withoutTags(markdown.slice(at), context)
}

/** What is left to do in a text, and where each closing tag stands. */
type Scan = { readonly lower: string; readonly never: Set<string> }

function withoutTags(text: string, context: MarkupContext): string {
  const scan: Scan = { lower: text.toLowerCase(), never: new Set() }
  let out = ''
  let at = 0
  for (const found of text.matchAll(tagPattern)) {
    if (found.index < at || found[0].startsWith('\\')) continue
    const said = saidBy(found, { text, scan, context })
    if (!said) continue
    out += text.slice(at, found.index) + said.markdown
    at = said.end
  }
  return out + text.slice(at)
}

type Said = { readonly markdown: string; readonly end: number }
type Within = { readonly text: string; readonly scan: Scan; readonly context: MarkupContext }

/** What a tag says, with what it holds; null where it is no tag of HTML, or is never closed. */
function saidBy(found: RegExpExecArray, { text, scan, context }: Within): Said | null {
  const [tag, slash = '', written = ''] = found
  const name = written.toLowerCase()
  const start = found.index
  if (tag === '<!--') {
    const end = endOf('-->', start, scan)
    return end < 0 ? null : { markdown: '', end }
  }
  const alone = aloneSays(name, tag, context)
  if (alone !== null) return { markdown: alone, end: start + tag.length }
  const end = slash === '' && wholes.has(name) ? endOf(`</${name}>`, start, scan) : -1
  if (end < 0) return null
  const markdown = markdownOfHtml(text.slice(start, end), context)
  return { markdown: blocks.has(name) ? `\n\n${markdown}\n\n` : markdown, end }
}

function aloneSays(name: string, tag: string, context: MarkupContext): string | null {
  if (name === 'br') return '\\\n'
  if (name === 'hr') return '\n\n---\n\n'
  if (name === 'img') return markdownOfHtml(tag, context)
  if (Object.hasOwn(marks, name)) return marks[name] ?? ''
  if (parted.has(name)) return '\n\n'
  if (!quiet.has(name)) return null
  context.notes.add('styling-dropped', 'colours, sizes or alignment were dropped')
  return ''
}

/** Behind what closes it; each is looked for to the end once, whatever is left open. */
function endOf(closing: string, from: number, { lower, never }: Scan): number {
  const at = never.has(closing) ? -1 : lower.indexOf(closing, from)
  if (at < 0) never.add(closing)
  return at < 0 ? -1 : at + closing.length
}
