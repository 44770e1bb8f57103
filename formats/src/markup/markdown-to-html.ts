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

/** Our Markdown has no HTML in it: a tag is text. That of others may have. */
const parse = (markdown: string, withHtml = false): Root =>
  fromMarkdown(markdown, {
    extensions: [
      gfmTable(),
      gfmStrikethrough({ singleTilde: false }),
      math(),
      ...(withHtml ? [] : [{ disable: { null: ['htmlFlow', 'htmlText', 'definition'] } }]),
    ],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), mathFromMarkdown()],
  })

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

/** Markdown of others as HTML, where tags stand in it; null where there are none. */
export function htmlOfTaggedMarkdown(markdown: string): string | null {
  if (!/<[a-zA-Z!/]/.test(markdown)) return null
  const root = parse(markdown, true)
  const hasTags = (node: Nodes): boolean => node.type === 'html' || ('children' in node && node.children.some(hasTags))
  return hasTags(root) ? root.children.map((child) => html(child, { media: (name) => name })).join('\n') : null
}

const signs = new Set(['emphasis', 'strong', 'delete', 'inlineMath', 'math'])

/** Whether signs in a text would be read as emphasis or maths, which its writer may not have meant. */
export function hasSigns(markdown: string): boolean {
  if (!/[*_~$]/.test(markdown)) return false
  const isSign = (node: Nodes): boolean => signs.has(node.type) || ('children' in node && node.children.some(isSign))
  return isSign(parse(markdown))
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
    case 'html':
      return node.value
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
