import { type Element, elementsIn, textIn } from '../xml/element.ts'

export type Scalar = string | number | boolean
/** A value of QTI: NULL has no items, a single value one. */
export type Value = { readonly items: readonly Scalar[]; readonly isOrdered: boolean }

export const nothing: Value = { items: [], isOrdered: false }
export const single = (item: Scalar): Value => ({ items: [item], isOrdered: false })
export const isTrue = ({ items }: Value): boolean => items[0] === true
export const numberOf = ({ items }: Value): number => (items.length === 0 ? Number.NaN : Number(items[0]))

/** What is written, as a value of its base type. */
export function scalarOf(text: string, baseType: string | undefined): Scalar {
  const trimmed = text.trim()
  if (baseType === 'boolean') return trimmed === 'true' || trimmed === '1'
  if (baseType !== 'float' && baseType !== 'integer') return trimmed
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : trimmed
}

/** The `value` children of a correct response or a default, in the base type that their declaration says. */
export const valuesIn = (parent: Element, baseType: string | undefined, isOrdered = false): Value => ({
  items: elementsIn(parent, 'value').map((each) => scalarOf(textIn(each), baseType)),
  isOrdered,
})

/** Ordered values are compared in order, others as bags. */
export function areSame(a: Value, b: Value): boolean {
  if (a.items.length !== b.items.length || a.items.length === 0) return false
  if (a.items.length === 1) return a.items[0] === b.items[0]
  if (a.isOrdered || b.isOrdered) return a.items.every((item, i) => item === b.items[i])
  const left = [...b.items]
  return a.items.every((item) => {
    const at = left.indexOf(item)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
