// Runs in a process of its own: writes many questions as one file, or says what that would lose.
import { assert } from '@cadre/kernel'
import { answerParent } from '../../../platform/child/answer-parent.ts'
import { writtenFrom, type WriteJob } from './written.ts'

const isWriteJob = (given: unknown): given is WriteJob =>
  typeof given === 'object' && given !== null && 'set' in given && 'only' in given

answerParent((given) => {
  assert(isWriteJob(given), 'the writer is given questions')
  return writtenFrom(given)
})
