import { assert } from '@cadre/kernel'
import { inWorker, type WorkerLimits } from '../../../platform/worker/in-worker.ts'
import type { ReadBank } from './read-bank.ts'

const file = { name: 'read-questions', source: new URL('./read-questions.ts', import.meta.url) }
/** What reading a file may cost (I11, S-07). */
export const readingLimits: WorkerLimits = { milliseconds: 30_000, megabytes: 512 }

/** Reads a file beside the server, with an end to its time and memory; never throws for what is in the file. */
export async function readInWorker(bytes: Uint8Array, limits: WorkerLimits): Promise<ReadBank> {
  const read = await inWorker(file, new Uint8Array(bytes), limits)
  if (!read.ok)
    return {
      ok: false,
      reason: read.details.limit === 'time' ? 'reading it takes too long' : 'reading it takes too much memory',
    }
  assert(isReadBank(read.value), 'the reader answers with what it read')
  return read.value
}

const isReadBank = (value: unknown): value is ReadBank =>
  typeof value === 'object' && value !== null && 'ok' in value && (value.ok === false || 'set' in value)
