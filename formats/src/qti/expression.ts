import { childOf, type Element, elementsIn, textIn } from '../xml/element.ts'
import { areSame, isTrue, nothing, numberOf, scalarOf, single, type Value, valuesIn } from './value.ts'

/** What an item declares, while its rules are read and run. */
export type Declared = {
  readonly response: (identifier: string) => Element | undefined
  readonly outcome: (identifier: string) => Element | undefined
  /** What a variable holds before anything is answered. */
  readonly initial: (identifier: string) => Value
  /** Told the name of what we don't follow, once an answer has come to it. */
  readonly lose: (name: string) => void
  /** Asked before more values are looked at than elements; false when that is too much for this file. */
  readonly spend: (steps: number) => boolean
}
/** What rules have set so far, and what was answered; any other variable holds what it held before. */
export type Variables = ReadonlyMap<string, Value>
/** The value of an expression of response processing; null when it says something that we don't follow. */
export type Expression = (variables: Variables) => Value | null

/** Reads expressions of one item, each once: a trial only computes, and there are thousands of trials. */
export function expressionReader(declared: Declared): (element: Element) => Expression {
  const correct = remembered((identifier: string) => correctOf(declared.response(identifier)))
  const mapping = remembered((identifier: string) => mappingOf(declared.response(identifier)))
  const usual = remembered((name: string) => defaultOf(declared.response(name) ?? declared.outcome(name)))
  const read = (element: Element): Expression => {
    const { name, attributes } = element
    const identifier = attributes.get('identifier') ?? ''
    switch (name) {
      case 'baseValue':
        return always(single(scalarOf(textIn(element), attributes.get('baseType'))))
      case 'variable': {
        const before = declared.initial(identifier)
        return (variables) => variables.get(identifier) ?? before
      }
      case 'correct':
        return always(correct(identifier))
      case 'mapResponse': {
        const before = declared.initial(identifier)
        return (variables) => {
          const given = variables.get(identifier) ?? before
          return declared.spend(given.items.length) ? (mapping(identifier)?.(given) ?? null) : null
        }
      }
      case 'null':
        return always(nothing)
      case 'default':
        return always(usual(identifier))
    }
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
    const lost = (): null => (declared.lose(name), null)
    if (!operator) return lost
    const parts = elementsIn(element).map(read)
    return (variables) => {
      const values: Value[] = []
      let items = 0
      for (const part of parts) {
        const value = part(variables)
        if (value === null) return null
        values.push(value)
        items += value.items.length
      }
      if (items > fewItems && !declared.spend(items)) return null
      return operator(values, attributes) ?? lost()
    }
  }
  return read
}

/** So many are paid with the elements that name them. */
const fewItems = 16

const always =
  (value: Value): Expression =>
  () =>
    value

/** Works once for each name. */
export function remembered<T>(work: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const made = work(name)
    known.set(name, made)
    return made
  }
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

type Worth = { readonly place: number; readonly worth: number }

/** The sum of what the mapping gives for each value, within its bounds; the first entry that fits a value counts. */
function mappingOf(declaration: Element | undefined): ((given: Value) => Value) | null {
  const mapping = childOf(declaration, 'mapping')
  if (!mapping) return null
  const { attributes } = mapping
  const usual = Number(attributes.get('defaultValue') ?? '0') || 0
  const [exact, anyCase] = [new Map<string, Worth>(), new Map<string, Worth>()]
  for (const [place, entry] of elementsIn(mapping, 'mapEntry').entries()) {
    const key = (entry.attributes.get('mapKey') ?? '').trim()
    const worth = { place, worth: Number(entry.attributes.get('mappedValue') ?? '0') || 0 }
    if (!exact.has(key)) exact.set(key, worth)
    if (entry.attributes.get('caseSensitive') === 'false' && !anyCase.has(folded(key))) anyCase.set(folded(key), worth)
  }
  const worthOf = (item: string): number => {
    const [same, like] = [exact.get(item), anyCase.get(folded(item))]
    if (!same || !like) return (same ?? like)?.worth ?? usual
    return same.place <= like.place ? same.worth : like.worth
  }
  const low = Number(attributes.get('lowerBound') ?? '-Infinity')
  const high = Number(attributes.get('upperBound') ?? 'Infinity')
  const [least, most] = [Number.isNaN(low) ? -Infinity : low, Number.isNaN(high) ? Infinity : high]
  return ({ items }) => {
    const sum = [...new Set(items.map(String))].reduce((total, item) => total + worthOf(item), 0)
    return single(Math.min(most, Math.max(least, sum)))
  }
}

const folded = (text: string): string => text.toLowerCase()

type Operator = (parts: readonly Value[], attributes: ReadonlyMap<string, string>) => Value | null

const [so, notSo] = [single(true), single(false)]
const truth = (value: boolean): Value => (value ? so : notSo)
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
/** More values than any answer has. */
const mostItems = 1_000

const joined =
  (isOrdered: boolean): Operator =>
  (parts) => {
    // Rules that put a container into itself would double it each time.
    const count = parts.reduce((total, { items }) => total + items.length, 0)
    return count > mostItems ? null : { items: parts.flatMap(({ items }) => items), isOrdered }
  }

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
