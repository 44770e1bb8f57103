import { describe, expect, test } from 'vitest'
import { cleanSvg } from './clean-svg.ts'

const svg = (inner: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inner}</svg>`
const hostile: readonly (readonly [string, string])[] = [
  ['a script', svg('<script>alert(1)</script>')],
  ['a script in CDATA', svg('<script><![CDATA[alert(1)]]></script>')],
  ['an event', svg('<rect onclick="alert(1)" width="1"/>', ' onload="alert(1)"')],
  ['a link that runs', svg('<a href="javascript:alert(1)"><rect width="1"/></a>')],
  ['a use of another file', svg('<use href="https://example.org/x.svg#a"/>')],
  ['a use of a data address', svg('<use xlink:href="data:image/svg+xml,x#a"/>')],
  ['an image from elsewhere', svg('<image href="https://example.org/track.png"/>')],
  ['HTML within', svg('<foreignObject><iframe src="https://example.org"/></foreignObject>')],
  ['a style sheet', svg('<style>@import url(https://example.org/x.css)</style>')],
  ['a style', svg('<rect style="background:url(https://example.org)"/>')],
  ['a fill from elsewhere', svg('<rect fill="url(https://example.org/x#a)"/>')],
  ['an animation of an address', svg('<set attributeName="href" to="javascript:alert(1)"/>')],
  ['an animated event', svg('<animate onbegin="alert(1)" attributeName="x"/>')],
]

const runs = /script|alert|javascript|example\.org|data:|onload|onclick|onbegin|iframe|@import|style/i

describe('an SVG is kept as what of it draws', () => {
  test.each(hostile)('%s does not come through', (_, source) => {
    const clean = cleanSvg(source)
    expect(clean).toMatch(/^<svg /)
    expect(clean).not.toMatch(runs)
  })
  test.each(hostile)('planted: a cleaner that lets %s through is found', (_, source) => {
    expect(source).toMatch(runs)
  })
  test.each([
    ['what is not well-formed', '<svg><rect></svg>'],
    ['another root', '<html><svg/></html>'],
    ['nesting without end', svg('<g>'.repeat(200) + '</g>'.repeat(200))],
    ['elements without end', svg('<g/>'.repeat(60_000))],
    ['an entity that nobody declared', svg('&boom;')],
  ])('%s is refused', (_, source) => {
    expect(cleanSvg(source)).toBeNull()
  })
  test('a document type is left out, and nothing of it is used', () => {
    expect(cleanSvg(`<!DOCTYPE svg [<!ENTITY a "boom">]>${svg('&a;')}`) ?? '').not.toContain('boom')
  })
  test('what draws stays as it was, and cleaning twice changes nothing', () => {
    const drawing = svg(
      '<g fill="red"><path d="M0 0h4"/><use href="#a"/><text>a &lt; b</text></g>',
      ' viewBox="0 0 4 4"',
    )
    expect(cleanSvg(drawing)).toBe(drawing)
  })
})
