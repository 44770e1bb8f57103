import type { Fidelity, QuestionFormat, WrittenFile } from '@cadre/formats/question-formats'
import type { QuestionSet } from '@cadre/formats/question'
import { assert, ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import { inChild } from '../../../platform/child/in-child.ts'

export type WriteJob = {
  readonly set: QuestionSet
  readonly format: QuestionFormat
  /** What a bank file calls itself. */
  readonly key: string
  readonly only: 'file' | 'fidelity'
}
export type Written = Omit<WrittenFile, 'fidelity'> & { readonly fidelity: readonly Fidelity[] }

const file = { name: 'write-questions', source: new URL('./write-questions.ts', import.meta.url) }
const limits = { milliseconds: 60_000, megabytes: 1_024 }

/** Writes beside the server: thousands of questions take seconds. */
export async function writeInChild(
  job: WriteJob,
): Promise<Ok<Written> | Refusal<'bank.export-too-large', { reason: string }>> {
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
