import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type WordRule = { readonly name: string; readonly pattern: RegExp; readonly applies: (file: string) => boolean }
export type WordViolation = {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly text: string
}

const isTest = (file: string) =>
  /\.(test|bench|e2e)\.tsx?$|^(testkit|e2e)\/|^server\/src\/testing\/|\.config\.ts$/.test(file)
const mayReachOutside = (file: string) =>
  /^server\/src\/(platform\/|main\.ts)|^(cli|tools)\//.test(file) || isTest(file)
/** The web runs beside its reader's clock: one file each asks for time and chance. */
const webOutside = (file: string) => /^web\/src\/(lib|app|api)\//.test(file)

/** What only some rooms may say. */
export const wordRules: readonly WordRule[] = [
  {
    name: 'clock-is-an-argument',
    pattern: /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b/,
    applies: (f) => !mayReachOutside(f) && !webOutside(f),
  },
  {
    name: 'chance-is-an-argument',
    pattern: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/,
    applies: (f) => !mayReachOutside(f) && !webOutside(f),
  },
  { name: 'environment-is-read-once', pattern: /\bprocess\.env\b/, applies: (f) => !mayReachOutside(f) },
  { name: 'nobody-prints-but-the-edge', pattern: /\bconsole\.\w+\(/, applies: (f) => !mayReachOutside(f) },
  {
    name: 'no-loose-types',
    pattern: /\bas any\b|:\s*any\b|@ts-(ignore|nocheck|expect-error)/,
    applies: (f) => !f.startsWith('tools/arrows/'),
  },
  { name: 'no-unfinished-business', pattern: /\b(TODO|FIXME|XXX)\b/, applies: (f) => !f.startsWith('tools/arrows/') },
]

const tableWord = /['"`]([a-z]+)\.([a-z_]+)(?: as [a-z]\w*)?['"`]/g
const schemaOfModule = new Map([['reviews', 'reviews']])

/** `store/` of a module names tables of its own PostgreSQL schema only. */
function foreignTables(file: string, text: string): string[] {
  const module = /^server\/src\/modules\/([^/]+)\/store\//.exec(file)?.[1]
  if (module === undefined || isTest(file)) return []
  const own = schemaOfModule.get(module) ?? module
  return [...text.matchAll(tableWord)].flatMap(([word, schema]) =>
    schema !== own && schemas.has(schema ?? '') ? [word] : [],
  )
}
const schemas = new Set([
  'platform',
  'identity',
  'audit',
  'mail',
  'catalogue',
  'blueprints',
  'trainers',
  'cohorts',
  'bank',
  'assessments',
  'delivery',
  'reviews',
  'readiness',
])

export function checkText(file: string, text: string): WordViolation[] {
  const rules = wordRules.filter((rule) => rule.applies(file))
  return text.split('\n').flatMap((content, i) => {
    const code = content.replace(/^\s*(\/\/|\*|\/\*).*$/, '')
    const broken = rules.filter((rule) => rule.pattern.test(code)).map((rule) => rule.name)
    if (foreignTables(file, code).length > 0) broken.push('store-names-its-own-tables')
    return broken.map((rule) => ({ rule, file, line: i + 1, text: content.trim().slice(0, 100) }))
  })
}

/** Reads every source file that git knows or would add. */
export function checkWords(root: string): { files: number; violations: WordViolation[] } {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = listed.split('\n').filter((file) => file !== '' && !file.endsWith('.gen.ts'))
  return {
    files: files.length,
    violations: files.flatMap((file) => checkText(file, readFileSync(join(root, file), 'utf8'))),
  }
}
