import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, '.cache', 'readme-examples')
const engines = readdirSync(join(root, 'engines'))
const readmes = engines.flatMap((engine) => {
  const file = join(root, 'engines', engine, 'README.md')
  return readdirSync(join(root, 'engines', engine)).includes('README.md')
    ? [{ engine, text: readFileSync(file, 'utf8') }]
    : []
})

/** What stands between ```ts and ```. */
const programsOf = (text: string): string[] => [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code)

/** Indented paragraphs that call the command line, a command with its continued lines or one of several. */
const commandsOf = (text: string): string[] =>
  text
    .split(/\n(?! {4})/)
    .flatMap((block) => [...block.matchAll(/(?:^ {4}.*\n?)+/gm)].map(([lines]) => lines))
    .filter((lines) => lines.includes('npm run --silent cadre -- '))
    .flatMap((lines) => (lines.trim().startsWith('npm') ? lines.trim().split('\n') : [lines]))

const run = (command: string, line: readonly string[]) =>
  new Promise<{ out: string; err: string }>((resolve) => {
    execFile(command, line, { cwd: root, env: { ...process.env, NODE: process.execPath } }, (_, out, err) =>
      resolve({ out, err }),
    )
  })

const programs = readmes.flatMap(({ engine, text }) => programsOf(text).map((code, k) => [`${engine} ${k + 1}`, code]))
const commands = readmes.flatMap(({ text }) => commandsOf(text)).map((line) => [line.trim()])

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the examples in the READMEs of the engines', { timeout: 120_000 }, () => {
  test('every engine with a README shows how to run it', () => {
    const silent = readmes.filter(({ text }) => programsOf(text).length + commandsOf(text).length === 0)
    expect(silent.map(({ engine }) => engine)).toEqual([])
  })
  test.each(programs)('the program %s runs', async (name = '', code = '') => {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${name.replace(' ', '-')}.ts`)
    writeFileSync(file, code)
    expect((await run(process.execPath, [file])).err).toBe('')
  })
  test.each(commands)('%s', async (line = '') => {
    const { out } = await run('sh', ['-c', line.replaceAll('npm run --silent cadre --', '"$NODE" cli/src/main.ts')])
    expect(JSON.parse(out)).toBeTypeOf('object')
  })
})
