import { Worker } from 'node:worker_threads'
import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'

/** The bundle has each worker as a file of its own beside the others; from the sources it is the source itself. */
const bundled = /\/dist\/[^/]+\.js$/.test(import.meta.url)

export type WorkerLimits = { readonly milliseconds: number; readonly megabytes: number }
export type OutOfLimits = Refusal<'worker.out-of-limits', { readonly limit: 'time' | 'memory' }>
export type WorkerFile = { readonly name: string; readonly source: URL }

/**
 * Runs a module on one input in a thread of its own, so that what others wrote is read without holding up the server,
 * and with an end to what it may cost (I11). The module posts one message: its answer.
 */
export function inWorker(
  { name, source }: WorkerFile,
  input: unknown,
  { milliseconds, megabytes }: WorkerLimits,
): Promise<Ok<unknown> | OutOfLimits> {
  const worker = new Worker(bundled ? new URL(`./${name}.js`, import.meta.url) : source, {
    workerData: input,
    // Nothing of the server's surroundings: no environment, no arguments, no input.
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => finish(() => resolve(refuse('worker.out-of-limits', { limit: 'time' }))),
      milliseconds,
    )
    const finish = (answer: () => void) => {
      clearTimeout(timer)
      void worker.terminate()
      answer()
    }
    worker.once('message', (value: unknown) => finish(() => resolve(ok(value))))
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve(refuse('worker.out-of-limits', { limit: 'memory' }))
          : reject(error),
      ),
    )
    worker.once('exit', () => finish(() => reject(new Error(`the worker ${name} ended without an answer`))))
  })
}
