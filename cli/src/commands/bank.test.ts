import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { running } from '../../test/running.ts'
import { bank } from './bank.ts'

afterEach(() => vi.restoreAllMocks())

const cadre = running(bank)

async function fileWith(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'cadre-bank-')), 'bank.yaml')
  await writeFile(file, text)
  return file
}

const good = `bank: 1
key: x-1-data
certification: { vendor: AWS, code: X-1, guideVersion: "1.0" }
domain: data
provenance: Written for tests.
questions:
  - key: columns
    objective: task-1.1
    difficulty: 2
    stem: Which layout?
    single: [{ text: Columns, right: true, reason: Reads less. }, { text: Rows, reason: Reads all. }]
    references: [{ title: Guide, url: https://example.org/guide }]
`

describe('Q1: cadre bank check', () => {
  test('says of a good file what it holds', async () => {
    const { out, refused } = await cadre('check', await fileWith(good))
    expect(refused).toBeNull()
    expect(out).toContain('"x-1-data" is complete and consistent: 1 questions, 0 cases (1 single)')
  })
  test('names every problem by line and column and counts the bad files', async () => {
    const file = await fileWith(good.replace(', reason: Reads all.', ''))
    const { out, refused } = await cadre('check', file)
    expect(refused).toMatchObject({
      code: 'questions.bank-file-invalid',
      message: '1 of 1 question banks cannot be used.',
    })
    expect(out).toContain(`${file}:11:67: questions[0].single[1].reason: the option has no reason`)
  })
  test('asks less of a draft', async () => {
    const { refused } = await cadre('check', '--draft', await fileWith(good.replace(', reason: Reads all.', '')))
    expect(refused).toBeNull()
  })
  test('refuses two files with one key', async () => {
    const { out, refused } = await cadre('check', await fileWith(good), await fileWith(good))
    expect(refused).toMatchObject({ code: 'questions.bank-key-taken' })
    expect(out).toContain('the key "x-1-data" is used by')
  })
})
