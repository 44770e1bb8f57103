/** Markdown: CommonMark with tables, fenced code, `$…$` and `$$…$$` for TeX, and images by media name. */
export type Markdown = string

/**
 * One question as the bank keeps it and as files carry it. What is right and why is part of it, so it never goes to a
 * taker whole.
 */
export type Question = {
  /** Stable within its file or bank: lower-case words joined by hyphens. */
  readonly key: string
  /** A name for lists; takers don't see it. */
  readonly title?: string
  readonly stem: Markdown
  readonly item: Item
  /** Shown in the review whatever was answered. */
  readonly explanation?: Markdown
  readonly references: readonly Reference[]
  readonly tags: readonly string[]
  /** Key of the exam guide's domain. */
  readonly domain?: string
  /** Key of an objective of the blueprint or guide. */
  readonly objective?: string
  /** What its author expects: 1 (nearly everybody) to 5 (few). */
  readonly difficulty?: Difficulty
  /** Folder of the file it came from, outermost first. */
  readonly category: readonly string[]
  /** Key of the case study that this question belongs to. */
  readonly case?: string
  /** Keys of questions that may not stand in one form with it: one gives the other away. */
  readonly enemies: readonly string[]
  /** The project it was inspired by, in a few words; never an exam. */
  readonly scenarioSource?: string
  /** What the file says it is worth; 1 when absent. Above 0. */
  readonly points?: number
}

export type Difficulty = 1 | 2 | 3 | 4 | 5

export type Reference = { readonly title: string; readonly url: string }

/** A scenario that several questions share; they stand together in a form, in this order. */
export type CaseStudy = {
  readonly key: string
  readonly title: string
  readonly text: Markdown
}

export type Item =
  | { readonly kind: 'single'; readonly options: readonly Option[]; readonly shuffle: boolean }
  /** `choose` is told to the taker where given. */
  | {
      readonly kind: 'multiple'
      readonly options: readonly Option[]
      readonly shuffle: boolean
      readonly scoring: 'all-or-nothing' | 'by-credit'
      readonly choose?: number
    }
  /** `steps` in the right order. */
  | { readonly kind: 'ordering'; readonly steps: readonly Step[]; readonly scoring: 'all-or-nothing' | 'by-position' }
  | {
      readonly kind: 'matching'
      readonly pairs: readonly Pair[]
      /** Answers that fit no prompt. */
      readonly distractors: readonly Markdown[]
      readonly shuffle: boolean
      readonly scoring: 'all-or-nothing' | 'by-pair'
    }
  | { readonly kind: 'numeric'; readonly answers: readonly NumericAnswer[]; readonly unit?: string }
  | { readonly kind: 'text'; readonly answers: readonly TextAnswer[]; readonly caseSensitive: boolean }

export type ItemKind = Item['kind']

/**
 * `credit`: percent of the question's points, -100 to 100. In `single` exactly one option has 100; in `multiple` the
 * right ones sum to 100 and a wrong one has at most 0. `reason`: why it is right or wrong, shown in the review.
 */
export type Option = { readonly text: Markdown; readonly credit: number; readonly reason?: Markdown }
export type Step = { readonly text: Markdown; readonly reason?: Markdown }
export type Pair = { readonly prompt: Markdown; readonly answer: Markdown; readonly reason?: Markdown }

/** Right when |given - value| <= tolerance. The first that fits counts. */
export type NumericAnswer = {
  readonly value: number
  readonly tolerance: number
  readonly credit: number
  readonly reason?: Markdown
}
/** `text` may hold `*` for any run of characters. The first that fits counts. */
export type TextAnswer = { readonly text: string; readonly credit: number; readonly reason?: Markdown }

/** An image or other file that questions name as `media:NAME`. */
export type Media = { readonly name: string; readonly type: string; readonly bytes: Uint8Array; readonly alt?: string }

/** Everything that one file holds. */
export type QuestionSet = {
  readonly questions: readonly Question[]
  readonly cases: readonly CaseStudy[]
  readonly media: readonly Media[]
}
