// Runs in a thread of its own: reads one file that somebody sent.
import { assert } from '@cadre/kernel'
import { parentPort, workerData } from 'node:worker_threads'
import { readFile } from './read-file.ts'

const given: unknown = workerData
assert(given instanceof Uint8Array, 'the reader is given bytes')
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's; this is a thread's
parentPort?.postMessage(readFile(given))
