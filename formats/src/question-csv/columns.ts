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

/** What only other people's sheets have: which options are right, all options in one cell, an image's address. */
export const foreignColumns = ['right', 'options', 'image'] as const

/** Other people's names for our columns, plural endings and explanations taken off. */
export const otherNames: Readonly<Record<string, string>> = {
  question: 'stem',
  q: 'stem',
  question_text: 'stem',
  question_title: 'stem',
  question_stem: 'stem',
  questiontext: 'stem',
  text: 'stem',
  prompt: 'stem',
  frage: 'stem',
  id: 'key',
  question_id: 'key',
  type: 'kind',
  question_type: 'kind',
  questiontype: 'kind',
  answer: 'right',
  ans: 'right',
  correctanswer: 'right',
  answer_key: 'right',
  solution: 'right',
  richtige_antwort: 'right',
  choices: 'options',
  possible_answer: 'options',
  answer_option: 'options',
  answer_choice: 'options',
  feedback: 'explanation',
  general_feedback: 'explanation',
  rationale: 'explanation',
  answer_explanation: 'explanation',
  overall_explanation: 'explanation',
  image_link: 'image',
  image_url: 'image',
  picture: 'image',
  point: 'points',
  mark: 'points',
  punkte: 'points',
  score: 'points',
  tag: 'tags',
  keyword: 'tags',
  topic: 'tags',
  chapter: 'category',
  level: 'difficulty',
}

/** `Correct`, `Right option`, `Correct Answer Number`: an index may count from 0, so it is none. */
export const rightNames =
  /^(?:correct|right)(?:_(?:answer|ans|option|opt|choice|response|alternative))?s?(?:_(?:number|no|nr|letter|key|text|value))?$/

/** Other people's names for the numbered columns. */
export const otherParts: Readonly<Record<string, string>> = {
  option: 'option',
  opt: 'option',
  answer: 'option',
  ans: 'option',
  choice: 'option',
  answer_option: 'option',
  answer_choice: 'option',
  antwort: 'option',
  credit: 'credit',
  match: 'match',
  reason: 'reason',
  explanation: 'reason',
  feedback: 'reason',
  rationale: 'reason',
  option_feedback: 'reason',
  answer_feedback: 'reason',
  incorrect_answer: 'wrong',
  incorrect_choice: 'wrong',
  wrong: 'wrong',
  wrong_answer: 'wrong',
  wrong_option: 'wrong',
  wrong_choice: 'wrong',
  incorrect: 'wrong',
  incorrect_option: 'wrong',
  distractor: 'wrong',
}
