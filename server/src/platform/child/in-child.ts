import { fork } from 'node:child_process'
import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import type { Answer } from './answer-parent.ts'

/** The bundle has each child as a file of its own beside the others; from the sources it is the source itself. */
const bundled = /\/dist\/[^/]+\.js$/.test(import.meta.url)

export type ChildLimits = { readonly milliseconds: number; readonly megabytes: number }
export type OutOfLimits = Refusal<'child.out-of-limits', { readonly limit: 'time' | 'memory' }>
export type ChildFile = { readonly name: string; readonly source: URL }

const outOf = (limit: 'time' | 'memory'): OutOfLimits => refuse('child.out-of-limits', { limit })

/**
 * Runs a module on one input in a process of its own, so that what others wrote is read without holding up the server, and
 * with an end to what it may cost (I11). A thread would not do: where one of its allocations is larger than what is left of its
 * memory, the engine ends the whole process. The module answers with `answerParent`.
 */
export function inChild(
  { name, source }: ChildFile,
  input: unknown,
  { milliseconds, megabytes }: ChildLimits,
): Promise<Ok<unknown> | OutOfLimits> {
  const child = fork(bundled ? new URL(`./${name}.js`, import.meta.url) : source, [], {
    // Nothing of the server's surroundings: no environment, no arguments, no input.
    env: {},
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    const finish = (answer: () => void): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      // What it still says of its end, nobody asks.
      child.on('error', () => {})
      child.kill('SIGKILL')
      answer()
    }
    const timer = setTimeout(() => finish(() => resolve(outOf('time'))), milliseconds)
    child.once('error', (error) => finish(() => reject(error)))
    child.once('exit', (code, signal) =>
      finish(() =>
        wasOutOfMemory(code, signal)
          ? resolve(outOf('memory'))
          : reject(new Error(`the child ${name} ended without an answer (${signal ?? code})`)),
      ),
    )
    child.once('message', (message) => {
      const answer = message as Answer
      finish(() => {
        if (answer.kind === 'value') resolve(ok(answer.value))
        else if (answer.kind === 'too-large') resolve(outOf('memory'))
        else reject(new Error(`the child ${name} failed: ${answer.stack}`))
      })
    })
    child.send(input as object)
  })
}

/** How the engine ends a process that has used its memory up; the system, where it has none left, sends SIGKILL. */
const wasOutOfMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGKILL' || code === 134
