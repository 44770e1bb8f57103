/**
 * The value of an expression of numbers, `+ - * / ^`, `%` as hundredths, `√` and brackets; null when it is none or not finite.
 * `×`, `÷`, `−` and a decimal comma are understood. Power binds to the right and before a sign: `-2^2` is -4.
 */
export function calculate(expression: string): number | null {
  const tokens = tokensOf(expression)
  if (tokens === null || tokens.length === 0) return null
  const reader = { tokens, at: 0 }
  const value = sum(reader)
  return value !== null && reader.at === tokens.length && Number.isFinite(value) ? value : null
}

type Reader = { readonly tokens: readonly string[]; at: number }

function tokensOf(expression: string): string[] | null {
  const plain = expression.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').replaceAll(',', '.')
  const spaced = plain.replaceAll(/\s+/g, '')
  const tokens = spaced.match(/\d+\.?\d*(?:e[+-]?\d+)?|\.\d+|[-+*/^%()√]/gi) ?? []
  return tokens.join('') === spaced ? tokens : null
}

const take = (reader: Reader, ...wanted: string[]): string | null => {
  const token = reader.tokens[reader.at]
  if (token === undefined || !wanted.includes(token)) return null
  reader.at += 1
  return token
}

type Step = (reader: Reader) => number | null
type Apply = (a: number, b: number) => number

/** A chain of one rank, from the left. */
const chain =
  (next: Step, apply: Readonly<Record<string, Apply>>): Step =>
  (reader) => {
    let value = next(reader)
    for (let sign = take(reader, ...Object.keys(apply)); sign !== null; sign = take(reader, ...Object.keys(apply))) {
      const right = next(reader)
      const act = apply[sign]
      if (value === null || right === null || !act) return null
      value = act(value, right)
    }
    return value
  }

const sum: Step = (reader) => addends(reader)
const signed: Step = (reader) => {
  const sign = take(reader, '-', '+')
  if (sign === null) return power(reader)
  const value = signed(reader)
  return value === null || sign === '+' ? value : -value
}
const product = chain(signed, { '*': (a, b) => a * b, '/': (a, b) => a / b })
const addends = chain(product, { '+': (a, b) => a + b, '-': (a, b) => a - b })

const power: Step = (reader) => {
  const base = hundredths(reader)
  if (base === null || take(reader, '^') === null) return base
  const exponent = signed(reader)
  return exponent === null ? null : base ** exponent
}

const hundredths: Step = (reader) => {
  let value = atom(reader)
  while (value !== null && take(reader, '%') !== null) value /= 100
  return value
}

const atom: Step = (reader) => {
  if (take(reader, '√') !== null) {
    const under = atom(reader)
    return under === null ? null : Math.sqrt(under)
  }
  if (take(reader, '(') !== null) {
    const inside = sum(reader)
    return take(reader, ')') === null ? null : inside
  }
  const token = reader.tokens[reader.at]
  if (token === undefined || !/^[\d.]/.test(token)) return null
  reader.at += 1
  return Number(token)
}
