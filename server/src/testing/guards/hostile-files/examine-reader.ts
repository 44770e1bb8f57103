import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** A module and what it exports: bytes in, an answer of `{ ok: false, reason }` or `{ ok: true, set }` out. */
export type ReaderFile = { readonly module: string; readonly name: string }
/** What the thread tells of one file. */
export type Told = {
  readonly answer: unknown
  readonly thrown: string | null
  readonly touched: readonly string[]
  readonly cpuMs: number
}

/** What one file may cost (S-07). */
export type Cost = { readonly cpuMs: number; readonly megabytes: number }
export const hostileCost: Cost = { cpuMs: 5_000, megabytes: 256 }

const lookEveryMs = 50

/** One thread, and what it may cost to have it read a file. */
class Reader {
  readonly #worker: Worker
  readonly #cost: Cost

  readonly #ready: Promise<unknown>

  constructor(reader: ReaderFile, cost: Cost) {
    this.#cost = cost
    this.#worker = new Worker(new URL('./watched-reader.ts', import.meta.url), {
      workerData: reader,
      env: {},
      argv: [],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: cost.megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    this.#ready = once(this.#worker, 'message')
  }

  /** @returns what it told, or how it ended. */
  async read(bytes: Uint8Array): Promise<Told | string> {
    await this.#ready
    const before = await this.#cpuMs()
    const { promise, resolve } = Promise.withResolvers<Told | string>()
    const { cpuMs, megabytes } = this.#cost
    const look = async () => {
      const now = await this.#cpuMs().catch(() => before)
      if (now - before > cpuMs) resolve(`more than ${cpuMs} ms of a processor`)
    }
    const crashed = (error: Error & { code?: string }) =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `more than ${megabytes} MB` : `a crash: ${error.message}`)
    const ended = () => resolve('a crash: it ended without a word')
    const timer = setInterval(() => void look(), lookEveryMs)
    this.#worker.on('message', resolve).on('error', crashed).on('exit', ended)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's; this is a thread's
    this.#worker.postMessage(bytes)
    const told = await promise
    clearInterval(timer)
    this.#worker.off('message', resolve).off('error', crashed).off('exit', ended)
    return told
  }

  end(): Promise<number> {
    return this.#worker.terminate()
  }

  async #cpuMs(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage()
    return (user + system) / 1_000
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Names that lead out of where files are kept. */
const leadsOut = (name: unknown): boolean => typeof name !== 'string' || /[/\\\0:]|^\.\.?$/.test(name)

function faultsOf({ answer, thrown, touched, cpuMs }: Told, cost: Cost, secret: string): string[] {
  const faults = touched.map((what) => `touches what is outside: ${what}`)
  if (thrown !== null) return [...faults, `a crash: ${thrown}`]
  if (cpuMs > cost.cpuMs) faults.push(`more than ${cost.cpuMs} ms of a processor`)
  if (!isRecord(answer)) return [...faults, 'no answer']
  if (answer['ok'] === false) return answer['reason'] ? faults : [...faults, 'a refusal without a reason']
  const set = answer['set']
  if (!isRecord(set) || !Array.isArray(set['media'])) return [...faults, 'no answer']
  const media: unknown[] = set['media']
  if (media.some((each) => isRecord(each) && leadsOut(each['name']))) faults.push('a name that leads out')
  if (JSON.stringify(set['questions']).includes(secret)) faults.push('tells what is outside')
  return faults
}

/**
 * S-07, I11: has a reader read files that are meant to hurt, in a thread that may use so much and sees every file, socket and
 * process it touches. @param secret text that stands outside of the files alone. @returns what went wrong, by the file's name.
 */
export async function examineReader(
  reader: ReaderFile,
  files: readonly (readonly [string, Uint8Array])[],
  { cost = hostileCost, secret }: { readonly cost?: Cost; readonly secret: string },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const faultsByFile = new Map<string, readonly string[]>()
  let thread = new Reader(reader, cost)
  for (const [name, bytes] of files) {
    const told = await thread.read(bytes)
    const faults = typeof told === 'string' ? [told] : faultsOf(told, cost, secret)
    if (faults.length > 0) faultsByFile.set(name, faults)
    if (typeof told !== 'string') continue
    await thread.end()
    thread = new Reader(reader, cost)
  }
  await thread.end()
  return faultsByFile
}
