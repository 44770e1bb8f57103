import type { z } from 'zod'
import { listAt, readable, single, withoutUnknownKeys } from '../yaml-file/readable.ts'
import { bankFile, entries } from './schema.ts'

/** What can be read of a bank file, field by field; a rule speaks only where the fields that it needs are there. */
export type ReadableBank = ReturnType<typeof readableBank>

export function readableBank(data: unknown, issues: readonly z.core.$ZodIssue[]) {
  const file = withoutUnknownKeys(data, issues)
  return {
    key: single(bankFile.shape.key, file, 'key'),
    domain: single(bankFile.shape.domain, file, 'domain'),
    certification: single(bankFile.shape.certification, file, 'certification'),
    provenance: single(bankFile.shape.provenance, file, 'provenance'),
    cases: readable(entries.case.partial(), listAt(file, ['cases'])),
    questions: readable(entries.question.partial(), listAt(file, ['questions'])),
    media: readable(entries.media.partial(), listAt(file, ['media'])),
    /** Entries of each question as written, readable or not. */
    written: listAt(file, ['questions']),
  }
}
