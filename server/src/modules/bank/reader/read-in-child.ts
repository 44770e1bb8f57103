import { assert } from '@cadre/kernel'
import { inChild, type ChildLimits } from '../../../platform/child/in-child.ts'
import type { ReadBank } from './read-bank.ts'

const file = { name: 'read-questions', source: new URL('./read-questions.ts', import.meta.url) }
/** What reading a file may cost (I11, S-07). */
export const readingLimits: ChildLimits = { milliseconds: 30_000, megabytes: 512 }

/** Reads a file beside the server, with an end to its time and memory; never throws for what is in the file. */
export async function readInChild(bytes: Uint8Array, limits: ChildLimits): Promise<ReadBank> {
  const read = await inChild(file, new Uint8Array(bytes), limits)
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
