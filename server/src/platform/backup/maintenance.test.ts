import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runMaintenance } from './maintenance.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-maintenance-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a backup of a folder without a database is refused, and nothing is made', async () => {
  const [dataDir, file] = [join(folder, 'dta'), join(folder, 'backup.cadre')]
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const migrate = () => Promise.resolve(true)
  expect(await runMaintenance({ command: 'backup', file, force: false, dataDir, say, migrate })).toBe(1)
  expect(said).toEqual([`There is no database in ${dataDir}. Start the server once, or name its folder with --data.`])
  expect([dataDir, file].filter((path) => existsSync(path))).toEqual([])
})
