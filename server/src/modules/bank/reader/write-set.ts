import type { QuestionSet } from '@cadre/formats/question'
import { assert, ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import { inChild } from '../../../platform/child/in-child.ts'
import { writtenFrom, type WriteJob, type Written } from './written.ts'

const file = { name: 'write-questions', source: new URL('./write-questions.ts', import.meta.url) }
const limits = { milliseconds: 60_000, megabytes: 1_024 }

/** Beginning a process takes a fifth of a second; up to here writing holds others up for less. */
const few = { questions: 10, mediaBytes: 1_000_000 }

const isSmall = ({ questions, media }: QuestionSet): boolean =>
  questions.length <= few.questions && media.reduce((sum, { bytes }) => sum + bytes.length, 0) <= few.mediaBytes

/** Writes a few questions at once, and beside the server what would hold it up: thousands take seconds. */
export async function writeSet(
  job: WriteJob,
): Promise<Ok<Written> | Refusal<'bank.export-too-large', { reason: string }>> {
  if (isSmall(job.set)) return ok(writtenFrom(job))
  const written = await inChild(file, job, limits)
  if (!written.ok)
    return refuse('bank.export-too-large', {
      reason: written.details.limit === 'time' ? 'writing them takes too long' : 'writing them takes too much memory',
    })
  assert(isWritten(written.value), 'the writer answers with what it wrote')
  return ok(written.value)
}

const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && 'bytes' in value && 'fidelity' in value
