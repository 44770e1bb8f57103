import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

/** MathML as TeX: its own TeX annotation where it brings one, else its presentation. Null when something in it has no TeX here. */
export function texOfMath(math: Element): string | null {
  const annotation = descendants(math, ['annotation']).find((each) =>
    /tex/i.test(each.attributes.get('encoding') ?? ''),
  )
  const written = annotation ? bare(textIn(annotation)) : ''
  if (written !== '') return written
  const content = childOf(math, 'semantics') ?? math
  const tex = rowOf(elementsIn(content).filter(({ name }) => !name.startsWith('annotation')))
  return tex === null || tex.trim() === '' ? null : tex.trim()
}

/** Without the marks of a formula within a text. */
const bare = (tex: string): string =>
  tex
    .trim()
    .replace(/^\\[[(]([\s\S]*)\\[\])]$/, '$1')
    .replace(/^\$+([\s\S]*?)\$+$/, '$1')
    .trim()

function rowOf(elements: readonly Element[]): string | null {
  const parts = elements.map(partOf)
  return parts.some((part) => part === null) ? null : parts.join(' ')
}

const transparent = new Set(['mrow', 'mstyle', 'mpadded', 'semantics', 'math', 'merror'])
const around = (left: string, right: string, inner: string | null): string | null =>
  inner === null ? null : `${left}${inner}${right}`

/** The arguments of an element in the braces of a pattern: `#1`, `#2`, `#3`. */
function filled(pattern: string, children: readonly Element[]): string | null {
  const parts = children.map(partOf)
  if (parts.some((part) => part === null)) return null
  return pattern.replaceAll(/#(\d)/g, (_, digit: string) => `{${parts[Number(digit) - 1] ?? ''}}`)
}

const patterns: Readonly<Record<string, string>> = {
  mfrac: '\\frac#1#2',
  msup: '#1^#2',
  msub: '#1_#2',
  msubsup: '#1_#2^#3',
  munder: '\\underset#2#1',
  mover: '\\overset#2#1',
  munderover: '#1_#2^#3',
  mroot: '\\sqrt[#2]#1',
}

function partOf(element: Element): string | null {
  const { name, attributes } = element
  const children = elementsIn(element)
  const pattern = Object.hasOwn(patterns, name) ? patterns[name] : undefined
  if (pattern !== undefined) return filled(pattern, children)
  if (transparent.has(name)) return rowOf(children)
  switch (name) {
    case 'mi':
    case 'mn':
    case 'mo':
      return symbols(textIn(element).trim(), name)
    case 'mtext':
    case 'ms':
      return `\\text{${textIn(element)
        .replaceAll(/[{}\\$]/g, '')
        .trim()}}`
    case 'mspace':
      return '\\;'
    case 'msqrt':
      return around('\\sqrt{', '}', rowOf(children))
    case 'mfenced':
      return fenced(children, attributes)
    case 'mtable':
      return tableOf(children)
    default:
      return null
  }
}

function fenced(children: readonly Element[], attributes: ReadonlyMap<string, string>): string | null {
  const [open, close] = [attributes.get('open') ?? '(', attributes.get('close') ?? ')']
  const parts = children.map(partOf)
  if (parts.some((part) => part === null)) return null
  return `${escaped(open)}${parts.join(attributes.get('separators') ?? ',')}${escaped(close)}`
}

function tableOf(rows: readonly Element[]): string | null {
  const lines = rows.map((row) => {
    const cells = elementsIn(row).map((cell) => rowOf(elementsIn(cell)))
    return cells.some((cell) => cell === null) ? null : cells.join(' & ')
  })
  return lines.some((line) => line === null) ? null : `\\begin{matrix}${lines.join(' \\\\ ')}\\end{matrix}`
}

const escaped = (text: string): string => text.replaceAll(/[{}%#&_$]/g, '\\$&')

const commands: Readonly<Record<string, string>> = {
  '×': '\\times', '⋅': '\\cdot', '·': '\\cdot', '÷': '\\div', '±': '\\pm', '−': '-', '≤': '\\le', '≥': '\\ge', '≠': '\\ne',
  '≈': '\\approx', '∞': '\\infty', '∑': '\\sum', '∏': '\\prod', '∫': '\\int', '√': '\\sqrt{}', 'π': '\\pi', 'α': '\\alpha',
  'β': '\\beta', 'γ': '\\gamma', 'δ': '\\delta', 'ε': '\\epsilon', 'θ': '\\theta', 'λ': '\\lambda', 'μ': '\\mu', 'σ': '\\sigma',
  'φ': '\\phi', 'ω': '\\omega', 'Δ': '\\Delta', 'Σ': '\\Sigma', 'Ω': '\\Omega', '∈': '\\in', '∉': '\\notin', '⊂': '\\subset',
  '∪': '\\cup', '∩': '\\cap', '→': '\\to', '⇒': '\\Rightarrow', '∂': '\\partial', '∇': '\\nabla', '∠': '\\angle', '°': '^\\circ',
  '…': '\\dots', '\u2062': '', '\u2061': '', '\u2063': ',',
} // prettier-ignore

/** A name of several letters stands upright, as `sin` does. */
function symbols(text: string, kind: 'mi' | 'mn' | 'mo'): string | null {
  if (kind === 'mi' && /^[A-Za-z]{2,}$/.test(text)) return `\\mathrm{${text}}`
  if (text.includes('\\')) return null
  return Array.from(text)
    .map((letter) => (Object.hasOwn(commands, letter) ? `${commands[letter] ?? ''} ` : escaped(letter)))
    .join('')
    .trim()
}
