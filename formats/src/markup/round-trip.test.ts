import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collectNotes } from '../question-import/notes.ts'
import { markdownText, plainLine } from '../question/question-set.fixture.ts'
import { markdownOfHtml, markdownOfText } from './html-to-markdown.ts'
import { htmlOfMarkdown, plainOfMarkdown } from './markdown-to-html.ts'

const written = (markdown: string) => htmlOfMarkdown(markdown, { media: (name) => `@@PLUGINFILE@@/${name}` })
const read = (html: string) => {
  const notes = collectNotes()
  const media = (address: string) => (address.startsWith('@@PLUGINFILE@@/') ? address.slice(15) : null)
  return { markdown: markdownOfHtml(html, { notes, media }), notes: notes.list().map(({ code }) => code) }
}

describe('Q6: Markdown travels as HTML', () => {
  test('Markdown as we spell it comes back as it was, with nothing to note', () => {
    fc.assert(
      fc.property(markdownText, (markdown) => {
        expect(read(written(markdown))).toEqual({ markdown, notes: [] })
      }),
      { numRuns: 300 },
    )
  })
  test('any text comes back as text that shows the same', () => {
    const line = fc.oneof(plainLine, fc.string({ unit: 'grapheme', maxLength: 30 }))
    fc.assert(
      fc.property(line, (text) => {
        const clean = text.replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\ufeff]+/gu, ' ').trim()
        fc.pre(clean.isWellFormed() && !/\\[([]|\$\$/.test(clean))
        const notes = collectNotes()
        const markdown = markdownOfText(clean, { notes, media: () => null })
        expect(plainOfMarkdown(markdown)).toBe(clean)
        expect(read(written(markdown)).markdown).toBe(markdown)
      }),
      { numRuns: 500 },
    )
  })
})

describe('HTML as editors write it', () => {
  const cases: [html: string, markdown: string, ...notes: string[]][] = [
    ['', ''],
    ['just text', 'just text'],
    ['<p>One</p>\n<p>Two</p>', 'One\n\nTwo'],
    ['<p>One<br>Two<br/></p>', 'One\\\nTwo'],
    ['<P>One<P>Two', 'One\n\nTwo'],
    ['<p dir="ltr">Caf&eacute; &amp; t&#xe9;</p>', 'Café & té'],
    ['<p>1 &lt; 2 and &lt;b&gt;</p>', '1 < 2 and \\<b>'],
    ['<p>a<b> bold </b>c</p>', 'a **bold** c'],
    ['<p><b>(x)</b>y</p>', '(x)y', 'emphasis-dropped'],
    ['<ul><li>a<li>b<ul><li>c</ul></ul>', '- a\n- b\n  - c'],
    ['<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
    ['<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n* b'],
    ['<pre>x &lt; 1\n  y</pre>', '```\nx < 1\n  y\n```'],
    ['<p>10<sup>6</sup> H<sub>2</sub>O</p>', '10^6 H\\_2O', 'sub-and-superscript'],
    ['<p style="color:red">red</p>', 'red', 'styling-dropped'],
    ['<script>alert(1)</script>text', 'text', 'active-content'],
    ['<p onclick="x()">a <a href="javascript:x()">b</a></p>', 'a b', 'link-dropped'],
    ['<img src="@@PLUGINFILE@@/a.png" alt="A">', '![A](media:a.png)'],
    ['<img src="lost.png" alt="A">', '[image: A]', 'image-missing'],
    ['<p>\\(x^2\\) is \\[y\\]</p>', '$x^2$ is $y$'],
    ['<p>$$x_1$$</p>', '$$\nx_1\n$$'],
    ['<p>$5 and $6</p>', '\\$5 and \\$6'],
    ['<p>$5</p>', '$5'],
    ['<p># no heading</p><p>1. no list</p><p>- no</p>', '\\# no heading\n\n1\\. no list\n\n\\- no'],
    ['<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>', '| a | b\\|c |\n| - | - |\n| 1 |  |'],
    ['<table><tr><td>a</td></tr></table>', '| a |\n| - |', 'table-head'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['<div><div>deep</div> text</div>', 'deep\n\ntext'],
    ['a < b and c<d', 'a < b and c\\<d'],
    ['<a title="1 > 0" href="https://x.org">x</a>', '[x](https://x.org)'],
    ['<a title="open>x</a>', 'x'],
    ['<!-- hidden -->seen<!-- open', 'seen'],
    ['</p></div>stray', 'stray'],
  ]
  test.each(cases)('%s', (html, markdown, ...notes) => {
    expect(read(html)).toEqual({ markdown, notes })
  })
  test('ten thousand open tags end at the limit of depth', () => {
    expect(read(`${'<div>'.repeat(10_000)}x${'<b>'.repeat(10_000)}y`).markdown).toContain('x')
  })
  test('anything is read', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<b', '"', "'", '>', '<!--', '&amp', '&#x', '<table>', '<tr>', '<li>', '<ul>', 'x', ' ', '`', '$$', '\\(') // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(typeof read(pieces.join('')).markdown).toBe('string')
      }),
    )
  })
})
