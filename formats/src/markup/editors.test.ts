import { describe, expect, test } from 'vitest'
import { collectNotes } from '../question-import/notes.ts'
import { markdownOfHtml } from './html-to-markdown.ts'

const read = (html: string) => {
  const notes = collectNotes()
  const markdown = markdownOfHtml(html, { notes, media: () => null })
  return [markdown, ...notes.list().map(({ code }) => code)]
}
const cell = (content: string) => read(`<table><tr><th>h</th></tr><tr><td>${content}</td></tr></table>`)

describe('Q6: HTML in which blocks stand where lines do', () => {
  test.each([
    ['<pre>if x:<br>  go()<br></pre>', '```\nif x:\n  go()\n```'],
    ['<pre><code class="language-js">a<br/>\u00a0b</code></pre>', '```js\na\n b\n```'],
    ['<pre><div>a</div><div><br></div><div>b</div></pre>', '```\na\n\nb\n```'],
    ['<p><code>if x:<br>&nbsp; go()</code></p>', '```\nif x:\n  go()\n```'],
    ['<code><p>a</p><p>b</p></code>', '```\na\nb\n```'],
    ['<p>Run <code>a<br>b</code> now</p>', 'Run `a`\\\n`b` now'],
  ])('code keeps its lines: %s', (html, markdown) => {
    expect(read(html)).toEqual([markdown])
  })
  test('paragraphs within a cell are not run together; that they were lines is said', () => {
    expect(cell('<p>one</p><p>two</p>')).toEqual(['| h |\n| - |\n| one two |', 'table-lines'])
    expect(cell('<p>one</p>')).toEqual(['| h |\n| - |\n| one |'])
    expect(cell('a<br>b')).toEqual(['| h |\n| - |\n| a b |', 'table-lines'])
  })
  test.each([
    ['<strong><p>one</p><p>two</p></strong>', '**one**\n\n**two**'],
    ['<em>one<ul><li>two</li></ul></em>', '*one*\n\n- *two*'],
    ['<a href="https://example.org"><div>there</div></a>', '[there](https://example.org)'],
    ['<custom-tag><p>one</p><p>two</p></custom-tag>', 'one\n\ntwo'],
  ])('a mark around blocks marks each of them: %s', (html, markdown) => {
    expect(read(html)).toEqual([markdown])
  })
})

describe('Q6: HTML whose look says something', () => {
  test('letters and Roman numerals of a list are written: options refer to them', () => {
    expect(read('<ol type="A"><li>x</li><li><p>y</p></li></ol>')).toEqual(['- A. x\n\n- B. y', 'list-letters'])
    expect(read('<ol style="list-style-type: upper-roman;" start="4"><li>x</li><li>y</li></ol>')).toEqual([
      '- IV. x\n- V. y',
      'list-letters',
    ])
    expect(read('<ol type="a" start="26"><li>x</li><li>y</li></ol>')[0]).toBe('- z. x\n- aa. y')
    expect(read('<ol type="1"><li>x</li></ol>')).toEqual(['1. x'])
  })
  test('quotation marks of the element, references without their end, formulas drawn twice', () => {
    expect(read('<p>He said <q>no</q></p>')).toEqual(['He said “no”'])
    expect(read('<p>1 &lt 2 &amp 3, a?b=1&lt=2</p>')).toEqual(['1 < 2 & 3, a?b=1&lt=2'])
    const drawn =
      '<span class="katex"><math><mi>x</mi></math><span class="katex-html" aria-hidden="true">x drawn</span></span>'
    expect(read(`<p>${drawn}</p>`)).toEqual(['$x$', 'mathml'])
  })
})
