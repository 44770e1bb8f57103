import { bandOf, type FormSpec } from './form-spec.ts'
import type { Question } from './question.ts'

/** What one question adds to a form, in whole units so that sums are exact. */
export type Part = {
  /** `null` for a question that nobody has written yet. */
  readonly id: string | null
  readonly domain: string
  readonly type: string | null
  readonly band: string | null
  readonly seconds: number
  readonly thousandths: number
}

/** What enters a form as one: a question, a whole case study, or up to `most` new questions of one kind. */
export type Piece = { readonly parts: readonly Part[]; readonly most: number }

export const partOf = (spec: FormSpec, question: Question): Part => ({
  id: question.id,
  domain: question.domain,
  type: question.type,
  band: bandOf(spec, question.difficulty),
  seconds: Math.round(question.minutes * 60),
  thousandths: Math.round(question.difficulty * 1000),
})
