import type { QuestionText } from '../domain/question-text.ts'

/** A text as the contract sends it to those who write and review. */
export const textView = ({ title, stem, item, explanation, references, scenarioSource, caseId }: QuestionText) => ({
  title,
  stem,
  item,
  explanation,
  references: [...references],
  scenarioSource,
  caseId,
})
