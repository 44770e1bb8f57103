export type {
  CaseStudy,
  Difficulty,
  Item,
  ItemKind,
  Markdown,
  Media,
  NumericAnswer,
  Option,
  Pair,
  Question,
  QuestionSet,
  Reference,
  Step,
  TextAnswer,
} from './question.ts'
export { mediaNamesOf, renameMedia } from './media-names.ts'
export { mapTexts } from './texts.ts'
