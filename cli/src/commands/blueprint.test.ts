import { fileURLToPath } from 'node:url'
import { parseBlueprint } from '@cadre/formats/blueprint'
import { expectOk } from '@cadre/kernel'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { running } from '../../test/running.ts'
import { checkReport, coverageOf, coverageReport } from '../blueprint-report.ts'
import { readInput } from '../input.ts'
import { blueprint } from './blueprint.ts'

const shipped = fileURLToPath(new URL('../../../content/blueprints/mls-c01-ten-weeks.yaml', import.meta.url))
const notBlueprint = fileURLToPath(new URL('../../package.json', import.meta.url))

afterEach(() => vi.restoreAllMocks())

const cadre = running(blueprint)

describe('cadre blueprint check', () => {
  test('says of a good file what it holds', async () => {
    const { out, refused } = await cadre('check', shipped)
    expect(refused).toBeNull()
    expect(out).toContain('is complete and consistent: 10 weeks, 20 sessions')
  })
  test('checks every file before it refuses, and counts the bad ones', async () => {
    const { out, refused } = await cadre('check', notBlueprint, shipped)
    expect(refused).toMatchObject({
      code: 'blueprints.file-invalid',
      message: '1 of 2 blueprint files cannot be used.',
    })
    expect(out).toContain(`${notBlueprint}:2:3: name: unknown key "name"`)
    expect(out).toContain(`${shipped}: `)
  })
  test('prints problems as data with --json', async () => {
    const { out, refused } = await cadre('check', '--json', notBlueprint)
    expect(refused).not.toBeNull()
    expect(JSON.parse(out)).toMatchObject({ files: [{ file: notBlueprint, ok: false }] })
    expect(JSON.parse(out).files[0].problems).toContainEqual(
      expect.objectContaining({ line: 2, column: 3, code: 'unknown-key' }),
    )
  })
  test('refuses a file that is not there', async () => {
    const { refused } = await cadre('check', '/no/such/file.yaml')
    expect(refused).toMatchObject({ code: 'input.unreadable' })
  })
  test('writes a problem of the whole file without a path', () => {
    const report = checkReport([{ file: '-', result: parseBlueprint('a: [') }], false)
    expect(report).toMatch(/^standard input:1:5: this is not YAML: /)
  })
})

describe('cadre blueprint coverage', () => {
  test('B3: prints the shares of the reference plan', async () => {
    const plan = expectOk(parseBlueprint(await readInput(shipped)))
    const report = coverageReport(plan, coverageOf(plan))
    const row = report.split('\n').find((line) => line.startsWith('Data Engineering')) ?? ''
    expect(row).toContain('20.0 %')
    expect(row).toContain('2 = 16.7 % (-3.3)')
    expect(report).toContain('Objectives that no session teaches: none')
  })
  test('prints the same as data with --json', async () => {
    const { out } = await cadre('coverage', shipped, '--json')
    expect(JSON.parse(out).domains.map((domain: { sessions: { amount: number } }) => domain.sessions.amount)).toEqual([
      2, 3, 4, 3,
    ])
  })
  test('refuses a file with problems and names them', async () => {
    const { refused, out } = await cadre('coverage', notBlueprint)
    expect(refused).toMatchObject({
      code: 'blueprints.file-invalid',
      message: expect.stringContaining(':2:3: name: unknown key'),
    })
    expect(out).toBe('')
  })
})
