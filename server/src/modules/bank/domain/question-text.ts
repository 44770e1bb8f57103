import type { Id } from '@cadre/kernel'

/** Markdown; '' where there is none. */
type Markdown = string

/** `id` is random, permanent within the question and says nothing of what is right. */
export type OptionPart = {
  readonly id: string
  readonly text: Markdown
  readonly credit: number
  readonly reason: Markdown
}
export type StepPart = { readonly id: string; readonly text: Markdown; readonly reason: Markdown }
export type PairPart = {
  readonly id: string
  readonly prompt: Markdown
  readonly answerId: string
  readonly answer: Markdown
  readonly reason: Markdown
}
export type NumericPart = {
  readonly value: number
  readonly tolerance: number
  readonly credit: number
  readonly reason: Markdown
}
export type TextPart = { readonly text: string; readonly credit: number; readonly reason: Markdown }

/** An item as the bank keeps it: what `@cadre/formats/question` carries, with its parts named for good. */
export type BankItem =
  | { readonly kind: 'single'; readonly options: OptionPart[]; readonly shuffle: boolean }
  | {
      readonly kind: 'multiple'
      readonly options: OptionPart[]
      readonly shuffle: boolean
      readonly scoring: 'all-or-nothing' | 'by-credit'
      readonly choose: number | null
    }
  | {
      readonly kind: 'ordering'
      readonly steps: StepPart[]
      readonly scoring: 'all-or-nothing' | 'by-position'
    }
  | {
      readonly kind: 'matching'
      readonly pairs: PairPart[]
      readonly distractors: { readonly id: string; readonly text: Markdown }[]
      readonly shuffle: boolean
      readonly scoring: 'all-or-nothing' | 'by-pair'
    }
  | { readonly kind: 'numeric'; readonly answers: NumericPart[]; readonly unit: string }
  | { readonly kind: 'text'; readonly answers: TextPart[]; readonly caseSensitive: boolean }
export type ItemKind = BankItem['kind']

/** What is asked and answered: frozen in a version. */
export type QuestionText = {
  readonly title: string
  readonly stem: Markdown
  readonly item: BankItem
  readonly explanation: Markdown
  readonly references: { readonly title: string; readonly url: string }[]
  readonly scenarioSource: string
  readonly caseId: Id<'cas'> | null
}

export type CaseText = { readonly title: string; readonly text: Markdown }

/** A version: never changed once it is there, its case study's text included. */
export type FrozenQuestion = {
  readonly versionId: Id<'qve'>
  readonly questionId: Id<'qst'>
  readonly number: number
  readonly text: QuestionText
  readonly case: CaseText | null
}
