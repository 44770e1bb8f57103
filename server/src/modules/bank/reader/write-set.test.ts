import { expectOk } from '@cadre/kernel'
import { expect, test } from 'vitest'
import { readFile } from './read-file.ts'
import { writeSet } from './write-set.ts'
import { writtenFrom, type WriteJob } from './written.ts'

const setOf = (questions: number) => {
  const gift = Array.from({ length: questions }, (_, n) => `::${n}:: Which is number ${n}? {=this ~that}`).join('\n\n')
  const read = readFile(new TextEncoder().encode(gift))
  if (!read.ok) throw new Error(read.reason)
  return read.set
}

test.each([
  ['a few questions, written at once', 3, 'file'],
  ['many questions, written in a process of their own', 80, 'file'],
  ['what many questions would lose, said there too', 80, 'fidelity'],
] as const)('%s, are the same', async (_, questions, only) => {
  const job: WriteJob = { set: setOf(questions), format: 'gift', key: 'exported', only }
  const written = expectOk(await writeSet(job))
  expect(written).toEqual(writtenFrom(job))
  expect(new TextDecoder().decode(written.bytes).match(/^::/gm)?.length ?? 0).toBe(only === 'file' ? questions : 0)
})
