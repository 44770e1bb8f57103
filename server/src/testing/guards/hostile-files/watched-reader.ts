// Runs in a thread of its own: reads hostile files one after the other and tells what the reader touched while it did.
import { assert } from '@cadre/kernel'
import childProcess from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { ReaderFile, Told } from './examine-reader.ts'

const touched: string[] = []

/** Every way out of the thread that a reader could take says so, and still works. */
function watch(module: object, names: readonly string[], what: (given: unknown) => string): void {
  for (const name of names) {
    const own: unknown = Reflect.get(module, name)
    assert(typeof own === 'function', `${name} is a function`)
    Reflect.set(module, name, function watched(this: unknown, ...given: unknown[]): unknown {
      touched.push(`${name} ${what(given[0])}`)
      return Reflect.apply(own, this, given)
    })
  }
}

const { module, name }: ReaderFile = workerData
const loaded: unknown = await import(module)
assert(typeof loaded === 'object' && loaded !== null, 'a module is an object')
const read: unknown = Reflect.get(loaded, name)
assert(typeof read === 'function', `${module} exports ${name}`)

watch(net.Socket.prototype, ['connect'], JSON.stringify)
watch(fs, ['openSync', 'readFileSync', 'writeFileSync', 'createReadStream', 'createWriteStream'], String)
watch(fs, ['open', 'readFile', 'writeFile', 'readdirSync', 'mkdirSync', 'symlinkSync'], String)
watch(fs.promises, ['open', 'readFile', 'writeFile', 'readdir', 'mkdir'], String)
watch(childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'], String)
syncBuiltinESMExports()

parentPort?.on('message', (bytes: Uint8Array) => {
  touched.length = 0
  const began = process.threadCpuUsage()
  let answer: unknown
  let thrown: string | null = null
  try {
    answer = Reflect.apply(read, undefined, [bytes])
  } catch (error) {
    thrown = error instanceof Error ? error.message : 'something that is no error'
  }
  const { user, system } = process.threadCpuUsage(began)
  const told: Told = { answer, thrown, touched: [...touched], cpuMs: (user + system) / 1_000 }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's; this is a thread's
  parentPort?.postMessage(told)
})
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- as above
parentPort?.postMessage('ready')
