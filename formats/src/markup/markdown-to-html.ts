import { isCostlyMarkdown } from '@cadre/kernel'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { mathFromMarkdown } from 'mdast-util-math'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { math } from 'micromark-extension-math'
import { xmlAttribute, xmlText } from '../xml/write.ts'

type Root = ReturnType<typeof fromMarkdown>
type Nodes = Root | Root['children'][number]
type Parents = Extract<Nodes, { readonly children: unknown }>

/** Our Markdown has no HTML in it: a tag is text. What no screen reads as Markdown is one text here too. */
function parse(markdown: string): Root {
  if (isCostlyMarkdown(markdown))
    return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: markdown }] }] }
  return fromMarkdown(markdown, {
    extensions: [
      gfmTable(),
      gfmStrikethrough({ singleTilde: false }),
      math(),
      { disable: { null: ['htmlFlow', 'htmlText', 'definition'] } },
    ],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), mathFromMarkdown()],
  })
}

export type HtmlOptions = {
  /** The address of a medium in the file that is written. */
  readonly media: (name: string) => string
  /** One paragraph is written without its tag, for options and the like. */
  readonly bare?: boolean
}

/** Markdown as HTML that is also XML. Maths is written as `\(…\)` and `\[…\]`, as Moodle, Canvas and MathJax read it. */
export function htmlOfMarkdown(markdown: string, options: HtmlOptions): string {
  const root = parse(markdown)
  const [only] = root.children
  if (options.bare === true && root.children.length === 1 && only?.type === 'paragraph') return inside(only, options)
  return root.children.map((child) => html(child, options)).join('\n')
}

/** Markdown that also says text by what others would read as tags. */
export function withTagsEscaped(markdown: string): string {
  if (!/<[a-zA-Z/!?]/.test(markdown)) return markdown
  const escaped = (text: string) =>
    text.replaceAll(/\\[\s\S]|<(?=[a-zA-Z/!?])/g, (found) => (found === '<' ? String.raw`\<` : found))
  const pieces: string[] = []
  let done = 0
  const walk = (node: Nodes): void => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (node.type === 'text' && start !== undefined && end !== undefined) {
      pieces.push(markdown.slice(done, start), escaped(markdown.slice(start, end)))
      done = end
    } else if ('children' in node) node.children.forEach(walk)
  }
  walk(parse(markdown))
  return pieces.join('') + markdown.slice(done)
}

/** The text of Markdown without its marks, on as many lines as it has blocks. */
export function plainOfMarkdown(markdown: string): string {
  const text = (node: Nodes): string => {
    if (node.type === 'break') return '\n'
    if (node.type === 'image') return node.alt ?? ''
    if ('value' in node) return node.value
    if (!('children' in node)) return ''
    const isInline = node.type === 'paragraph' || node.type === 'heading' || !node.children.some(isFlow)
    return node.children.map(text).join(isInline ? '' : '\n')
  }
  return text(parse(markdown)).trim()
}

const isFlow = ({ type }: Nodes): boolean =>
  ['paragraph', 'list', 'listItem', 'code', 'table', 'tableRow', 'tableCell', 'blockquote', 'heading', 'math'].includes(
    type,
  )

const inside = (node: Parents, options: HtmlOptions): string =>
  node.children.map((child) => html(child, options)).join('')

function html(node: Nodes, options: HtmlOptions): string {
  switch (node.type) {
    case 'paragraph':
      return `<p>${inside(node, options)}</p>`
    case 'heading':
      return `<h${node.depth}>${inside(node, options)}</h${node.depth}>`
    case 'thematicBreak':
      return '<hr/>'
    case 'blockquote':
      return `<blockquote>${inside(node, options)}</blockquote>`
    case 'list': {
      const isLoose = node.spread === true || node.children.some(({ spread }) => spread === true)
      const items = node.children.map((item) => `<li>${itemContent(item, isLoose, options)}</li>`).join('')
      const start = node.start === null || node.start === undefined || node.start === 1 ? '' : ` start="${node.start}"`
      return node.ordered === true ? `<ol${start}>${items}</ol>` : `<ul>${items}</ul>`
    }
    case 'code': {
      const language = node.lang ? ` class="language-${xmlAttribute(node.lang)}"` : ''
      return `<pre><code${language}>${xmlText(node.value)}\n</code></pre>`
    }
    case 'table':
      return tableHtml(node.children, options)
    case 'math':
      return `<p>\\[${xmlText(node.value)}\\]</p>`
    default:
      return phrase(node, options)
  }
}

function phrase(node: Nodes, options: HtmlOptions): string {
  switch (node.type) {
    case 'text':
      return xmlText(node.value)
    case 'emphasis':
      return `<em>${inside(node, options)}</em>`
    case 'strong':
      return `<strong>${inside(node, options)}</strong>`
    case 'delete':
      return `<del>${inside(node, options)}</del>`
    case 'inlineCode':
      return `<code>${xmlText(node.value)}</code>`
    case 'inlineMath':
      return `\\(${xmlText(node.value)}\\)`
    case 'break':
      return '<br/>'
    case 'link':
      return `<a href="${xmlAttribute(addressOf(node.url, options))}">${inside(node, options)}</a>`
    case 'image':
      return `<img src="${xmlAttribute(addressOf(node.url, options))}" alt="${xmlAttribute(node.alt ?? '')}"/>`
    default:
      return 'children' in node ? inside(node, options) : 'value' in node ? xmlText(node.value) : ''
  }
}

function itemContent(item: Parents, isLoose: boolean, options: HtmlOptions): string {
  return item.children
    .map((child) => (!isLoose && child.type === 'paragraph' ? inside(child, options) : html(child, options)))
    .join('')
}

function tableHtml(rows: readonly Parents[], options: HtmlOptions): string {
  const [head, ...body] = rows
  const row = (cells: Parents | undefined, name: string) =>
    `<tr>${(cells?.children ?? []).map((cell) => `<${name}>${'children' in cell ? inside(cell, options) : ''}</${name}>`).join('')}</tr>`
  return `<table><thead>${row(head, 'th')}</thead><tbody>${body.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
}

const addressOf = (url: string, { media }: HtmlOptions): string =>
  url.startsWith('media:') ? media(url.slice('media:'.length)) : url
