// Runs in a process of its own: reads one file that somebody sent.
import { assert } from '@cadre/kernel'
import { answerParent } from '../../../platform/child/answer-parent.ts'
import { readFile } from './read-file.ts'

answerParent((given) => {
  assert(given instanceof Uint8Array, 'the reader is given bytes')
  return readFile(given)
})
