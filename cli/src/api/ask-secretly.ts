import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Refused } from '../refused.ts'

/** Lines of standard input that nobody has taken yet: a script gives password and code one after the other. */
let piped: AsyncIterator<string> | undefined

async function nextLine(): Promise<string> {
  piped ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const { value, done } = await piped.next()
  if (done === true) throw new Refused('input.ended', 'Standard input ended where an answer was needed.')
  return value
}

export async function askFor(question: string): Promise<string> {
  if (!process.stdin.isTTY) return nextLine()
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}

/** A secret never stands in the command itself, where other users and the shell's history would see it. */
export async function askSecretly(question: string): Promise<string> {
  if (!process.stdin.isTTY) return nextLine()
  process.stderr.write(question)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: unseen, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}
