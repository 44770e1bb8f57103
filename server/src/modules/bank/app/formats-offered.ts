import { questionFileFormats } from '@cadre/contracts'
import type { QuestionFormat } from '@cadre/formats/question-formats'

const offered: ReadonlySet<string> = new Set(questionFileFormats)
export const isFormat = (format: string): format is QuestionFormat => offered.has(format)
