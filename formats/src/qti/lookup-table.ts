import { childOf, type Element, elementsIn } from '../xml/element.ts'
import { nothing, numberOf, scalarOf, single, type Value } from './value.ts'

/** What the table of an outcome gives for a number: by equality, or by the highest bound that it reaches. Null without a table. */
export function lookedUp(outcome: Element | undefined, source: Value): Value | null {
  const exact = childOf(outcome, 'matchTable')
  const stepped = childOf(outcome, 'interpolationTable')
  const table = exact ?? stepped
  if (!table) return null
  const given = numberOf(source)
  const reached = elementsIn(table).find(({ name, attributes }) => {
    const bound = Number(attributes.get('sourceValue') ?? 'x')
    if (name === 'matchTableEntry') return given === bound
    return (
      name === 'interpolationTableEntry' &&
      (attributes.get('includeBoundary') === 'false' ? given > bound : given >= bound)
    )
  })
  const written = reached?.attributes.get('targetValue') ?? table.attributes.get('defaultValue')
  return written === undefined ? nothing : single(scalarOf(written, outcome?.attributes.get('baseType')))
}
