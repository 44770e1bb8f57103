import { SaxesParser } from 'saxes'

const drawing =
  'svg g defs title desc path rect circle ellipse line polyline polygon text tspan textPath marker linearGradient ' +
  'radialGradient stop clipPath mask pattern symbol use filter feGaussianBlur feOffset feBlend feColorMatrix feFlood ' +
  'feComposite feMerge feMergeNode feDropShadow'
const elements = new Set(drawing.split(' '))
const attributes = new Set(
  (
    'id class x y x1 y1 x2 y2 cx cy r rx ry fx fy width height d points dx dy rotate transform viewBox ' +
    'preserveAspectRatio version fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin ' +
    'stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-opacity opacity color display visibility font-family ' +
    'font-size font-weight font-style text-anchor dominant-baseline alignment-baseline letter-spacing text-decoration ' +
    'textLength lengthAdjust startOffset method spacing offset stop-color stop-opacity gradientUnits gradientTransform ' +
    'spreadMethod clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits patternUnits patternContentUnits ' +
    'patternTransform marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient href ' +
    'xlink:href filter filterUnits in in2 result stdDeviation mode type values flood-color flood-opacity operator role ' +
    'aria-label aria-labelledby xml:space'
  ).split(' '),
)
const namespaces = new Map([
  ['xmlns', 'http://www.w3.org/2000/svg'],
  ['xmlns:xlink', 'http://www.w3.org/1999/xlink'],
])
const mostElements = 50_000
const mostDepth = 64

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function keptAttribute(name: string, value: string): boolean {
  if (namespaces.get(name) === value) return true
  if (!attributes.has(name)) return false
  // An address may only be a part of this drawing.
  if (name === 'href' || name === 'xlink:href') return /^#[\w.-]+$/.test(value)
  return !/url\s*\(\s*(?!['"]?#)/i.test(value) && !/javascript:|expression\s*\(|@import/i.test(value)
}

/**
 * An SVG with only what draws: elements and attributes of a list, addresses within it. Scripts, styles, events, links,
 * embedded documents and images, entities and document types do not come through.
 * @returns null: it is not well-formed, or too large to be a drawing.
 */
export function cleanSvg(source: string): string | null {
  const parser = new SaxesParser()
  const out: string[] = []
  const open: boolean[] = []
  let count = 0
  let broken = false
  const inside = () => open.every((kept) => kept)
  parser.on('error', () => void (broken = true))
  parser.on('opentag', ({ name, attributes: given, isSelfClosing }) => {
    const kept = elements.has(name) && (open.length > 0 || name === 'svg')
    if (++count > mostElements || open.length >= mostDepth) broken = true
    if (kept && inside()) {
      const written = Object.entries(given).flatMap(([key, value]) =>
        keptAttribute(key, value) ? [` ${key}="${escaped(value)}"`] : [],
      )
      out.push(`<${name}${written.join('')}${isSelfClosing ? '/>' : '>'}`)
    }
    open.push(kept)
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (inside() && !isSelfClosing) out.push(`</${name}>`)
    open.pop()
  })
  const text = (data: string) => {
    if (open.length > 0 && inside()) out.push(escaped(data))
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(source).close()
  const written = out.join('')
  return broken || !written.startsWith('<svg') ? null : written
}
