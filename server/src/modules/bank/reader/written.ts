import {
  carries,
  writeQuestions,
  type Fidelity,
  type QuestionFormat,
  type WrittenFile,
} from '@cadre/formats/question-formats'
import type { QuestionSet } from '@cadre/formats/question'

export type WriteJob = {
  readonly set: QuestionSet
  readonly format: QuestionFormat
  /** What a bank file calls itself. */
  readonly key: string
  readonly only: 'file' | 'fidelity'
}
export type Written = Omit<WrittenFile, 'fidelity'> & { readonly fidelity: readonly Fidelity[] }

/** Questions as one file, or what that would lose. */
export function writtenFrom({ set, format, key, only }: WriteJob): Written {
  if (only === 'fidelity')
    return { bytes: new Uint8Array(), mediaType: '', extension: '', fidelity: carries(format, set).fidelity }
  const { bytes, mediaType, extension } = writeQuestions(set, format, { key })
  return { bytes, mediaType, extension, fidelity: [] }
}
