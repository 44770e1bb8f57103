import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'
import { RichMarkdown } from './rich-markdown.tsx'

const shown = (text: string): string[] => [
  renderToStaticMarkup(<Markdown text={text} />),
  renderToStaticMarkup(<RichMarkdown text={text} mediaAddress={(name) => name} />),
]

describe('written text inside a page (A-01)', () => {
  test('an empty corner of a table is no heading of it, the others head their columns', () => {
    for (const html of shown('| | flagged | kept |\n| --- | --- | --: |\n| faulty | 90 | 10 |')) {
      expect(html).toContain('<tr><td></td><th scope="col">flagged</th>')
      expect(html.match(/<th /g)).toHaveLength(2)
    }
  })

  test('headings begin beneath those of the page and end at the sixth level', () => {
    for (const html of shown('# One\n\n## Two\n\n##### Five\n\n###### Six')) {
      expect(html.match(/<h\d/g)).toEqual(['<h3', '<h4', '<h6', '<h6'])
    }
  })

  test('what would hold a browser up is shown as it was typed (S-07)', () => {
    for (const text of ['- '.repeat(2_000), '*a **b '.repeat(600)])
      for (const html of shown(text)) expect(html).toBe(`<div class="markdown as-typed">${text}</div>`)
  })
})
