// Runs in a thread of its own: writes many questions as one file, or says what that would lose.
import { carries, writeQuestions } from '@cadre/formats/question-formats'
import { parentPort, workerData } from 'node:worker_threads'
import type { WriteJob, Written } from './write-in-worker.ts'

function written({ set, format, key, only }: WriteJob): Written {
  if (only === 'fidelity')
    return { bytes: new Uint8Array(), mediaType: '', extension: '', fidelity: carries(format, set).fidelity }
  const { bytes, mediaType, extension } = writeQuestions(set, format, { key })
  return { bytes, mediaType, extension, fidelity: [] }
}

const job: WriteJob = workerData
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's; this is a thread's
parentPort?.postMessage(written(job))
