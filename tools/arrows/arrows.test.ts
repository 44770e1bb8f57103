import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkArrows } from './check-arrows.ts'
import { checkText, wordRules } from './check-words.ts'
import { arrows } from './rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'cadre-arrows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function plant(name: string, files: Record<string, string>): string {
  const base = join(folder, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  return base
}
const value = 'export const x = 1\n'
const imports = (path: string) => `import { x } from '${path}'\nexport const y = x\n`

/** For each arrow, the smallest tree that breaks it: a file, what it imports, and what is there. */
const planted: Record<string, Record<string, string>> = {
  'kernel-imports-nothing': {
    'kernel/src/a.ts': imports('../../engines/memory/src/x.ts'),
    'engines/memory/src/x.ts': value,
  },
  'engines-are-pure': { 'engines/memory/src/a.ts': imports('../../../server/src/x.ts'), 'server/src/x.ts': value },
  'formats-are-pure': { 'formats/src/a.ts': imports('../../contracts/src/x.ts'), 'contracts/src/x.ts': value },
  'contracts-know-no-server': { 'contracts/src/a.ts': imports('../../server/src/x.ts'), 'server/src/x.ts': value },
  'pure-code-has-no-node': {
    'engines/memory/src/a.ts': "import { readFileSync } from 'node:fs'\nexport const y = readFileSync\n",
  },
  'domain-decides-alone': {
    'server/src/modules/a/domain/a.ts': imports('../store/x.ts'),
    'server/src/modules/a/store/x.ts': value,
  },
  'store-keeps-to-its-module': {
    'server/src/modules/a/store/a.ts': imports('../app/x.ts'),
    'server/src/modules/a/app/x.ts': value,
  },
  'modules-meet-at-the-front-door': {
    'server/src/modules/a/app/a.ts': imports('../../b/store/x.ts'),
    'server/src/modules/b/store/x.ts': value,
  },
  'platform-knows-no-module': {
    'server/src/platform/a.ts': imports('../modules/a/index.ts'),
    'server/src/modules/a/index.ts': value,
  },
  'web-never-imports-server': { 'web/src/a.ts': imports('../../server/src/x.ts'), 'server/src/x.ts': value },
  'e2e-drives-from-outside': { 'e2e/src/a.ts': imports('../../server/src/x.ts'), 'server/src/x.ts': value },
  'features-do-not-meet': { 'web/src/features/a/a.ts': imports('../b/x.ts'), 'web/src/features/b/x.ts': value },
  'ui-knows-no-business': { 'web/src/ui/a.ts': imports('../features/b/x.ts'), 'web/src/features/b/x.ts': value },
  'learner-bundle-holds-no-answers': {
    'web/src/a.ts': imports('../../engines/assembly/src/x.ts'),
    'engines/assembly/src/x.ts': value,
  },
  'no-test-code-in-the-product': { 'server/src/a.ts': imports('./x.test.ts'), 'server/src/x.test.ts': value },
  'no-cycles': {
    'cli/src/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
    'cli/src/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
  },
  'nothing-unresolved': { 'cli/src/a.ts': imports('./not-there.ts') },
}

describe('each arrow', () => {
  test('has a planted fault', () => {
    expect(Object.keys(planted).toSorted()).toEqual(arrows.map((arrow) => arrow.name).toSorted())
  })
  test.each(Object.keys(planted))('%s turns red on it', async (name) => {
    const files = planted[name] ?? {}
    const base = plant(name, files)
    const { violations } = await checkArrows(base, [
      ...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? '')),
    ])
    expect(violations.map(({ rule }) => rule)).toContain(name)
  })
})

const said: Record<string, [file: string, text: string]> = {
  'clock-is-an-argument': ['engines/memory/src/a.ts', 'const now = Date.now()'],
  'chance-is-an-argument': ['server/src/modules/a/app/a.ts', 'const n = Math.random()'],
  'environment-is-read-once': ['server/src/modules/a/app/a.ts', 'const e = process.env.HOME'],
  'nobody-prints-but-the-edge': ['server/src/modules/a/app/a.ts', "console.log('x')"],
  'no-loose-types': ['server/src/platform/a.ts', 'const a: any = 1'],
  'no-unfinished-business': ['server/src/platform/a.ts', 'const a = 1 // TODO later'],
}

describe('each forbidden word', () => {
  test.each(wordRules.map((rule) => rule.name))('%s is found where it may not be', (name) => {
    const [file, text] = said[name] ?? ['', '']
    expect(checkText(file, text).map(({ rule }) => rule)).toEqual([name])
  })
  test('a foreign table is found in a store, an own one is not', () => {
    const store = 'server/src/modules/cohorts/store/a.ts'
    expect(checkText(store, "db.selectFrom('identity.people as p')").map(({ rule }) => rule)).toEqual([
      'store-names-its-own-tables',
    ])
    expect(checkText(store, "db.selectFrom('cohorts.sessions as s')")).toEqual([])
  })
  test('the edge may say them', () => {
    expect(checkText('cli/src/a.ts', 'const now = Date.now(); console.log(process.env.HOME)')).toEqual([])
  })
})
