export { readQuestionCsv } from './read.ts'
export { csvCarries, writeQuestionCsv } from './write.ts'
export { looksLikeCsv } from './looks-like-csv.ts'
