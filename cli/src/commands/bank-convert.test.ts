import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuestions } from '@cadre/formats/question-formats'
import { expectOk } from '@cadre/kernel'
import { runCommand } from 'citty'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bank } from './bank.ts'

afterEach(() => vi.restoreAllMocks())

const gift = '::Layout::[markdown]Which **layout**?{=Columns#Yes ~Rows#No}\n\nWrite. {}\n'

async function converted(source: string, format: string, ...more: string[]): Promise<{ out: string; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-convert-'))
  const [input, file] = [join(folder, 'in.xyz'), join(folder, 'out')]
  await writeFile(input, source)
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  await runCommand(bank, { rawArgs: ['convert', input, '--to', format, '--out', file, ...more] })
  return { out, file }
}

describe('Q6: cadre bank convert', () => {
  test.each(['gift', 'moodle-xml', 'aiken', 'csv', 'qti12', 'qti21', 'qti22', 'qti3', 'yaml'])(
    'writes %s that reads back, found by its content',
    async (format) => {
      const { out, file } = await converted(gift, format)
      expect(out).toContain('1 exact, 0 approximated, 1 refused read')
      const { set } = expectOk(readQuestions(await readFile(file)))
      expect(set.questions.map(({ item }) => item.kind)).toEqual(['single'])
    },
  )
  test('says of each question what was lost, and where', async () => {
    const { out } = await converted(gift, 'aiken')
    expect(out).toMatch(/in\.xyz:3: not imported: "Write\.": an essay is not marked/)
    expect(out).toMatch(/\[layout\]: approximated: "Layout": .*reasons and explanation were dropped/)
  })
  test('prints the report as data with --json', async () => {
    const { out } = await converted(gift, 'csv', '--json')
    expect(JSON.parse(out)).toMatchObject({
      read: [{ outcome: 'exact' }, { outcome: 'not-imported', place: { line: 3 } }],
    })
  })
  test('refuses what is no file of questions', async () => {
    await expect(converted('hello', 'gift')).rejects.toMatchObject({ code: 'questions.file-unreadable' })
  })
})
