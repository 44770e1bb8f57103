import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { HostileFile } from './corpus.ts'
import { type Cost, hostileCost, type ReaderFile } from './examine-reader.ts'

/** What reading one file took; `megabytes`: the most that the whole process had, its runtime with it. */
export type Measure = { readonly cpuMs: number; readonly clockMs: number; readonly megabytes: number }
export type Measured = { readonly file: string } & Measure

const child = fileURLToPath(new URL('./measured-reader.ts', import.meta.url))
/** Ends what would never end; by then it has failed. */
const patienceMs = 60_000

/** S-07: each file in a process of its own, whose processor time and memory are the system's figures. */
export async function measureReader(reader: ReaderFile, files: readonly HostileFile[]): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const [file, bytes] of files) measured.push({ file, ...(await measureOne(reader, bytes)) })
  return measured
}

async function measureOne({ module, name }: ReaderFile, bytes: Uint8Array): Promise<Measure> {
  const reading = fork(child, [module, name], { env: {}, serialization: 'advanced', stdio: 'ignore' })
  const ended = new AbortController()
  reading.once('exit', () => ended.abort(new Error(`the process that measures ${name} ended`)))
  const timer = setTimeout(() => reading.kill('SIGKILL'), patienceMs)
  try {
    // A reader that does not load has cost nothing yet: that is the harness, and is thrown.
    await once(reading, 'message', { signal: ended.signal })
    const told = once(reading, 'message', { signal: ended.signal })
    reading.send(bytes)
    return await told.then(([measure]) => measure as Measure).catch(() => endless)
  } finally {
    clearTimeout(timer)
    reading.removeAllListeners()
    reading.kill('SIGKILL')
  }
}

/** Of one that died of a file, or was still at it when patience ended. */
const endless: Measure = { cpuMs: Infinity, clockMs: Infinity, megabytes: Infinity }

/** The files that cost more than they may. */
export const tooCostly = (measured: readonly Measured[], cost: Cost = hostileCost): readonly Measured[] =>
  measured.filter(({ cpuMs, megabytes }) => cpuMs > cost.cpuMs || megabytes > cost.megabytes)
