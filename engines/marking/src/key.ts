import type { ResponseKind } from '@cadre/attempt'

/**
 * What is right about one question, with the ids of its options. Never sent to a taker.
 * `credit`: percent of the question's points, an integer from -100 to 100.
 */
export type Key =
  | { readonly kind: 'single'; readonly options: readonly KeyOption[] }
  | {
      readonly kind: 'multiple'
      readonly options: readonly KeyOption[]
      readonly scoring: 'all-or-nothing' | 'by-credit'
      /** As many as the taker is told to choose; more than that earn nothing. */
      readonly choose?: number
    }
  /** Ids in the right order. */
  | { readonly kind: 'ordering'; readonly order: readonly string[]; readonly scoring: 'all-or-nothing' | 'by-position' }
  /** Id of the right answer for each prompt id. Answers with the same words should have one id. */
  | {
      readonly kind: 'matching'
      readonly pairs: Readonly<Record<string, string>>
      readonly scoring: 'all-or-nothing' | 'by-pair'
    }
  | { readonly kind: 'numeric'; readonly answers: readonly NumericKey[]; readonly unit?: string }
  | { readonly kind: 'text'; readonly answers: readonly TextKey[]; readonly caseSensitive: boolean }

export type KeyOption = { readonly id: string; readonly credit: number }
/** Right when |given - value| <= tolerance. The first that fits counts. */
export type NumericKey = { readonly value: number; readonly tolerance: number; readonly credit: number }
/** `text` may hold `*` for any run of characters; `\*` is a star. The first that fits counts. */
export type TextKey = { readonly text: string; readonly credit: number }

export type KeyKind = Extract<Key['kind'], ResponseKind>
