export { detectFormat } from './detect.ts'
export { readQuestions } from './read.ts'
export { carries, type WrittenFile, writeQuestions } from './write.ts'
export {
  type Fidelity,
  type FileHead,
  formatNames,
  type Note,
  type Place,
  type QuestionFormat,
  type ReadResult,
  type ReadSet,
  type UnreadableFile,
} from '../question-import/fidelity.ts'
export { type ImportLimits, importLimits } from '../question-import/limits.ts'
