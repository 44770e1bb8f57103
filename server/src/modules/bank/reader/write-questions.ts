// Runs in a process of its own: writes many questions as one file, or says what that would lose.
import { carries, writeQuestions } from '@cadre/formats/question-formats'
import { assert } from '@cadre/kernel'
import { answerParent } from '../../../platform/child/answer-parent.ts'
import type { WriteJob, Written } from './write-in-child.ts'

function written({ set, format, key, only }: WriteJob): Written {
  if (only === 'fidelity')
    return { bytes: new Uint8Array(), mediaType: '', extension: '', fidelity: carries(format, set).fidelity }
  const { bytes, mediaType, extension } = writeQuestions(set, format, { key })
  return { bytes, mediaType, extension, fidelity: [] }
}

const isWriteJob = (given: unknown): given is WriteJob =>
  typeof given === 'object' && given !== null && 'set' in given && 'only' in given

answerParent((given) => {
  assert(isWriteJob(given), 'the writer is given questions')
  return written(given)
})
