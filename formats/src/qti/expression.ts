import { childOf, type Element, elementsIn, textIn } from '../xml/element.ts'
import { areSame, isTrue, nothing, numberOf, scalarOf, single, type Value, valuesIn } from './value.ts'

/** What the variables of an item hold while its rules run, and what its responses are declared as. */
export type Scope = {
  readonly valueOf: (identifier: string) => Value
  readonly declaration: (identifier: string) => Element | undefined
  readonly outcome: (identifier: string) => Element | undefined
  /** Told the name of what we don't follow. */
  readonly lose: (name: string) => void
}

/** The value of an expression of response processing; null when it says something that we don't follow. */
export function evaluated(expression: Element, scope: Scope): Value | null {
  const identifier = expression.attributes.get('identifier') ?? ''
  switch (expression.name) {
    case 'baseValue':
      return single(scalarOf(textIn(expression), expression.attributes.get('baseType')))
    case 'variable':
      return scope.valueOf(identifier)
    case 'correct':
      return correctOf(scope.declaration(identifier))
    case 'mapResponse':
      return mapped(scope.declaration(identifier), scope.valueOf(identifier))
    case 'null':
      return nothing
    case 'default':
      return defaultOf(scope.declaration(identifier) ?? scope.outcome(identifier))
  }
  const operator = Object.hasOwn(operators, expression.name) ? operators[expression.name] : undefined
  if (!operator) {
    scope.lose(expression.name)
    return null
  }
  const parts: Value[] = []
  for (const child of elementsIn(expression)) {
    const part = evaluated(child, scope)
    if (part === null) return null
    parts.push(part)
  }
  const value = operator(parts, expression.attributes)
  if (value === null) scope.lose(expression.name)
  return value
}

/** What a declared variable holds before anything is answered. */
export function defaultOf(declaration: Element | undefined): Value {
  const usual = childOf(declaration, 'defaultValue')
  return usual ? valuesIn(usual, declaration?.attributes.get('baseType')) : nothing
}

function correctOf(declaration: Element | undefined): Value {
  const correct = childOf(declaration, 'correctResponse')
  const { attributes } = declaration ?? { attributes: new Map<string, string>() }
  return correct ? valuesIn(correct, attributes.get('baseType'), attributes.get('cardinality') === 'ordered') : nothing
}

/** The sum of what the mapping gives for each value, within its bounds. */
function mapped(declaration: Element | undefined, given: Value): Value | null {
  const mapping = childOf(declaration, 'mapping')
  if (!mapping) return null
  const usual = Number(mapping.attributes.get('defaultValue') ?? '0') || 0
  const entries = elementsIn(mapping, 'mapEntry').map(({ attributes }) => ({
    key: (attributes.get('mapKey') ?? '').trim(),
    worth: Number(attributes.get('mappedValue') ?? '0') || 0,
    ignoresCase: attributes.get('caseSensitive') === 'false',
  }))
  const worthOf = (item: string) =>
    entries.find(({ key, ignoresCase }) => key === item || (ignoresCase && folded(key) === folded(item)))?.worth ??
    usual
  const sum = [...new Set(given.items.map(String))].reduce((total, item) => total + worthOf(item), 0)
  const low = Number(mapping.attributes.get('lowerBound') ?? '-Infinity')
  const high = Number(mapping.attributes.get('upperBound') ?? 'Infinity')
  return single(Math.min(Number.isNaN(high) ? Infinity : high, Math.max(Number.isNaN(low) ? -Infinity : low, sum)))
}

const folded = (text: string): string => text.toLowerCase()

type Operator = (parts: readonly Value[], attributes: ReadonlyMap<string, string>) => Value | null

const truth = (value: boolean): Value => single(value)
const [first, second] = [
  (parts: readonly Value[]) => parts[0] ?? nothing,
  (parts: readonly Value[]) => parts[1] ?? nothing,
]
const compared =
  (test: (a: number, b: number) => boolean): Operator =>
  (parts) =>
    truth(test(numberOf(first(parts)), numberOf(second(parts))))
const calculated =
  (calculate: (numbers: readonly number[]) => number): Operator =>
  (parts) => {
    const result = calculate(parts.flatMap(({ items }) => items.map(Number)))
    return Number.isFinite(result) && parts.every(({ items }) => items.length > 0) ? single(result) : nothing
  }
const joined =
  (isOrdered: boolean): Operator =>
  (parts) => ({ items: parts.flatMap(({ items }) => items), isOrdered })

const operators: Readonly<Record<string, Operator>> = {
  and: (parts) => truth(parts.every(isTrue)),
  or: (parts) => truth(parts.some(isTrue)),
  not: (parts) => truth(!isTrue(first(parts))),
  isNull: (parts) => truth(first(parts).items.length === 0),
  match: (parts) => truth(areSame(first(parts), second(parts))),
  member: (parts) => truth(first(parts).items.every((item) => second(parts).items.includes(item))),
  contains: (parts) => truth(second(parts).items.every((item) => first(parts).items.includes(item))),
  equal: (parts, attributes) => isEqual(parts, attributes),
  stringMatch: (parts, attributes) => {
    const [a, b] = [String(first(parts).items[0] ?? ''), String(second(parts).items[0] ?? '')]
    const [left, right] = attributes.get('caseSensitive') === 'false' ? [folded(a), folded(b)] : [a, b]
    return truth(attributes.get('substring') === 'true' ? left.includes(right) : left === right)
  },
  lt: compared((a, b) => a < b),
  lte: compared((a, b) => a <= b),
  gt: compared((a, b) => a > b),
  gte: compared((a, b) => a >= b),
  sum: calculated((numbers) => numbers.reduce((total, number) => total + number, 0)),
  product: calculated((numbers) => numbers.reduce((total, number) => total * number, 1)),
  subtract: calculated(([a = Number.NaN, b = Number.NaN]) => a - b),
  divide: calculated(([a = Number.NaN, b = Number.NaN]) => a / b),
  max: calculated((numbers) => Math.max(...numbers)),
  min: calculated((numbers) => Math.min(...numbers)),
  multiple: joined(false),
  ordered: joined(true),
  power: calculated(([a = Number.NaN, b = Number.NaN]) => a ** b),
  round: calculated(([a = Number.NaN]) => Math.floor(a + 0.5)),
  truncate: calculated(([a = Number.NaN]) => Math.trunc(a)),
  integerDivide: calculated(([a = Number.NaN, b = Number.NaN]) => Math.floor(a / b)),
  integerModulus: calculated(([a = Number.NaN, b = Number.NaN]) => a - b * Math.floor(a / b)),
  anyN: (parts, attributes) => {
    const count = parts.filter(isTrue).length
    const [low, high] = [Number(attributes.get('min') ?? 'x'), Number(attributes.get('max') ?? 'x')]
    return Number.isNaN(low) || Number.isNaN(high) ? null : truth(count >= low && count <= high)
  },
  substring: (parts, attributes) => {
    const [a, b] = [String(first(parts).items[0] ?? ''), String(second(parts).items[0] ?? '')]
    const [part, whole] = attributes.get('caseSensitive') === 'false' ? [folded(a), folded(b)] : [a, b]
    return truth(whole.includes(part))
  },
  index: (parts, attributes) => {
    const n = Number(attributes.get('n') ?? 'x')
    if (!Number.isInteger(n) || n < 1) return null
    const item = first(parts).items[n - 1]
    return item === undefined ? nothing : single(item)
  },
  containerSize: (parts) => single(first(parts).items.length),
  integerToFloat: (parts) => first(parts),
}

function isEqual(parts: readonly Value[], attributes: ReadonlyMap<string, string>): Value | null {
  const range = toleranceOf(numberOf(second(parts)), attributes)
  if (!range) return null
  const given = numberOf(first(parts))
  return truth(given >= range.low && given <= range.high)
}

/** From where to where a number counts as equal; null when the tolerance is no number. */
export function toleranceOf(
  value: number,
  attributes: ReadonlyMap<string, string>,
): { readonly low: number; readonly high: number } | null {
  const mode = attributes.get('toleranceMode') ?? 'exact'
  if (mode === 'exact') return { low: value, high: value }
  const [below = Number.NaN, above = below] = (attributes.get('tolerance') ?? '0').trim().split(/\s+/).map(Number)
  if (!Number.isFinite(below) || !Number.isFinite(above)) return null
  // Relative tolerances are percents of the value.
  const unit = mode === 'relative' ? Math.abs(value) / 100 : 1
  return { low: value - Math.abs(below) * unit, high: value + Math.abs(above) * unit }
}
