// Runs in a thread of its own: reads one file that somebody sent.
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { readers } from './formats.ts'
import type { ReadBank } from './read-bank.ts'

const input = z.object({ format: z.string(), bytes: z.instanceof(Uint8Array) })

function answer(): ReadBank {
  const { format, bytes } = input.parse(workerData)
  const read = readers[format]
  return read ? read(bytes) : { ok: false, reason: `files of the format ${format} cannot be read here` }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's; this is a thread's
parentPort?.postMessage(answer())
