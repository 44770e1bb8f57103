export { readQuestionCsv } from './read.ts'
export { csvCarries, writeQuestionCsv } from './write.ts'
