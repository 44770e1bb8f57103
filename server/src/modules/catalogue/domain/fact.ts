import type { Id, PlainDate } from '@cadre/kernel'
import type { Confidence } from './certification.ts'

export type FactKey =
  | 'questions-total'
  | 'questions-scored'
  | 'minutes'
  | 'pass-mark'
  | 'fee'
  | 'validity-months'
  | 'item-types'
  | 'retirement'
  | 'guide-change'
  | 'retake'

export type FactValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'scaled'; readonly value: number; readonly low: number; readonly high: number }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: string }
  | { readonly kind: 'date'; readonly date: PlainDate }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: string[] }
  /** A vendor's rule for sitting again: days to wait after the first, second … attempt (the last goes on), and how many in twelve months. */
  | {
      readonly kind: 'waits'
      readonly days: number[]
      readonly inTwelveMonths: number | null
      readonly words: string
    }
  | { readonly kind: 'undisclosed'; readonly note: string }

export type Fact = {
  readonly factId: Id<'fct'>
  readonly key: FactKey
  readonly value: FactValue
  readonly confidence: Confidence
  readonly source: string
  readonly asOf: PlainDate
  readonly version: string | null
}

export type FactGroup = { readonly key: FactKey; readonly conflict: boolean; readonly facts: Fact[] }

const sameValue = (a: FactValue, b: FactValue): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Facts by key. Values that differ are all kept and marked: a conflict is shown, never averaged (C1). */
export function groupFacts(facts: readonly Fact[]): FactGroup[] {
  return [...Map.groupBy(facts, (fact) => fact.key)].map(([key, ofKey]) => {
    const [first, ...rest] = ofKey
    return {
      key,
      conflict: first !== undefined && rest.some((fact) => !sameValue(fact.value, first.value)),
      facts: ofKey,
    }
  })
}
