/** Columns about the question as a whole. */
export const questionColumns = [
  'key',
  'title',
  'kind',
  'stem',
  'explanation',
  'category',
  'domain',
  'objective',
  'difficulty',
  'points',
  'tags',
  'scenario',
  'references',
  'enemies',
  'choose',
  'scoring',
  'shuffle',
  'case_sensitive',
  'unit',
] as const

/** Columns of each option, step, pair or answer; numbered from 1, as in `option_1`. */
export const partColumns = ['option', 'credit', 'match', 'reason'] as const

/** Other people's names for our columns. */
export const otherNames: Readonly<Record<string, string>> = {
  question: 'stem',
  question_text: 'stem',
  text: 'stem',
  id: 'key',
  type: 'kind',
  feedback: 'explanation',
  answer: 'right',
  correct: 'right',
  correct_answer: 'right',
  correct_option: 'right',
  right_answer: 'right',
  solution: 'right',
  rationale: 'explanation',
}
