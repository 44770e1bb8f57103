import { childOf, type Element, elementsIn } from '../xml/element.ts'
import { nothing, numberOf, scalarOf, single, type Value } from './value.ts'

/** What the table of an outcome gives for a number: by equality, or by the highest bound that it reaches. */
export type LookupTable = { readonly of: (source: Value) => Value; readonly size: number }

/** Null without a table. */
export function lookupTableOf(outcome: Element | undefined): LookupTable | null {
  const table = childOf(outcome, 'matchTable') ?? childOf(outcome, 'interpolationTable')
  if (!table) return null
  const baseType = outcome?.attributes.get('baseType')
  const valueOf = (written: string | undefined) =>
    written === undefined ? nothing : single(scalarOf(written, baseType))
  const usual = valueOf(table.attributes.get('defaultValue'))
  const entries = elementsIn(table).flatMap(({ name, attributes }) => {
    const bound = Number(attributes.get('sourceValue') ?? 'x')
    const target = attributes.get('targetValue')
    const value = target === undefined ? usual : valueOf(target)
    if (name === 'matchTableEntry') return [{ reaches: (given: number) => given === bound, value }]
    if (name !== 'interpolationTableEntry') return []
    const isOpen = attributes.get('includeBoundary') === 'false'
    return [{ reaches: (given: number) => (isOpen ? given > bound : given >= bound), value }]
  })
  return {
    size: entries.length,
    of: (source) => {
      const given = numberOf(source)
      return entries.find(({ reaches }) => reaches(given))?.value ?? usual
    },
  }
}
