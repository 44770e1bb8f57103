import type { exportQuestions, previewExport } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { fidelitySummary } from '../domain/fidelity-summary.ts'
import { writeSet } from '../reader/write-set.ts'
import { exportedSet } from './exported-set.ts'

/** As a data address; the platform sends its bytes. A file that is read back is the same questions, as far as its format can. */
export const exportMany: Handler<typeof exportQuestions> = async (reads, { query: { format, ...filter } }) => {
  const set = await exportedSet(reads, filter)
  if (!set.ok) return set
  const written = await writeSet({ set: set.value, format, key: 'exported', only: 'file' })
  if (!written.ok) return written
  const { bytes, mediaType, extension } = written.value
  return ok(`data:${mediaType};name=questions.${extension};base64,${Buffer.from(bytes).toString('base64')}`)
}

export const previewOne: Handler<typeof previewExport> = async (reads, { query: { format, ...filter } }) => {
  const set = await exportedSet(reads, filter)
  if (!set.ok) return set
  const written = await writeSet({ set: set.value, format, key: 'exported', only: 'fidelity' })
  return written.ok ? ok(fidelitySummary(written.value.fidelity)) : written
}
