import type { Confidence } from './certification.ts'
import type { Fact, FactKey } from './fact.ts'

const ranks: readonly Confidence[] = ['high', 'medium', 'low', 'conflict']

/** Where one value is needed: the first source of the highest confidence under a key. */
export const trustedFact = (facts: readonly Fact[], key: FactKey): Fact | undefined =>
  facts
    .filter((fact) => fact.key === key)
    .toSorted((a, b) => ranks.indexOf(a.confidence) - ranks.indexOf(b.confidence))[0]

/** The same as a number; of a range its middle. Null: no source gives one. */
export function trustedNumber(facts: readonly Fact[], key: FactKey): number | null {
  const value = trustedFact(facts, key)?.value
  if (value?.kind === 'number') return value.value
  return value?.kind === 'range' ? (value.low + value.high) / 2 : null
}
