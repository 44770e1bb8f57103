import { countsByWeight, examOf, type Exam } from '@cadre/psychometrics'

export type ExamDomain = { readonly key: string; readonly name: string; readonly weight: number }

/** The exam as far as it is published. */
export type ExamScheme = {
  /** In the order of the guide; weights are percent. */
  readonly domains: readonly ExamDomain[]
  readonly questions: number
  /** Share of right answers that passes. */
  readonly cutShare: number
  /** Whether the raw pass mark is published. A scaled score says little of how many right answers it takes. */
  readonly cutKnown: boolean
}

/** Where the raw pass mark is unknown it lies within about this share of the questions of what the scale suggests. */
const cutSdShare = 0.04

export function examFrom({ domains, questions, cutShare, cutKnown }: ExamScheme): Exam {
  return examOf({
    counts: countsByWeight(
      domains.map(({ weight }) => weight),
      questions,
    ),
    cut: Math.round(cutShare * questions),
    cutSd: cutKnown ? 0 : cutSdShare * questions,
  })
}

/** What a belief depends on: another key, and the record has to be read anew. */
export const schemeKey = ({ domains, cutShare, questions }: ExamScheme): string =>
  `${domains.map(({ key }) => key).join(' ')} @${Math.round(cutShare * questions)}/${questions}`
