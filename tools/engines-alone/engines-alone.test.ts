import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileAlone } from './compile-alone.ts'
import { undeclaredImports } from './undeclared.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let engine = ''
let workspace = ''
const plant = (files: Readonly<Record<string, string>>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(engine, file)), { recursive: true })
    writeFileSync(join(engine, file), text)
  }
}

beforeEach(() => {
  engine = mkdtempSync(join(tmpdir(), 'cadre-planted-'))
  workspace = mkdtempSync(join(tmpdir(), 'cadre-alone-'))
  plant({
    'package.json': '{"name":"@cadre/planted","type":"module","dependencies":{"@cadre/kernel":"0.1.0"}}',
    'src/good.ts': "import { ok } from '@cadre/kernel'\nexport const good = ok(1)\n",
    'src/good.test.ts': "import { test } from 'vitest'\ntest('x', () => {})\n",
  })
})
afterEach(() => [engine, workspace].forEach((folder) => rmSync(folder, { recursive: true })))

describe('an engine on its own', () => {
  test('one that declares what it imports stands', () => {
    expect(undeclaredImports(engine)).toEqual([])
    expect(compileAlone(root, engine, workspace)).toBe('')
  })
  test('an import that is not declared is named, and out of reach', () => {
    plant({ 'src/bad.ts': "import {\n  wilson,\n} from '@cadre/evidence'\nexport const bad = wilson\n" })
    expect(undeclaredImports(engine)).toEqual([{ file: 'src/bad.ts', specifier: '@cadre/evidence' }])
    expect(compileAlone(root, engine, workspace)).toContain("'@cadre/evidence'")
  })
  test('a word of the platform does not compile', () => {
    plant({ 'src/bad.ts': 'export const bad = process.env\n' })
    expect(compileAlone(root, engine, workspace)).toContain("'process'")
  })
})
