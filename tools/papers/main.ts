// Prints what is printed from code. With --check writes nothing and fails naming each paper that is not true any more.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printCommandLine } from './command-line.ts'
import { withMigratedDatabase } from './migrated.ts'
import { printReference } from './reference.ts'
import { printSchema } from './schema.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const check = process.argv.includes('--check')
const papers = new Map([
  ...(await withMigratedDatabase(printSchema)),
  ...printReference(),
  ...(await printCommandLine()),
])

let stale = 0
for (const [path, text] of papers) {
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  stale++
  console.log(`${check ? 'stale' : 'printed'}: ${path}`)
  if (check) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
if (check && stale > 0) {
  console.error('Run `npm run papers` and commit what it prints.')
  process.exitCode = 1
}
