// Each engine builds with its declared dependencies and nothing else. Fails naming each file and what it reaches for.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileAlone } from './compile-alone.ts'
import { undeclaredImports } from './undeclared.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const engines = readdirSync(join(root, 'engines'))
let broken = 0
for (const engine of engines) {
  const folder = join(root, 'engines', engine)
  const undeclared = undeclaredImports(folder)
  const workspace = mkdtempSync(join(tmpdir(), `cadre-${engine}-`))
  const said = compileAlone(root, folder, workspace)
  rmSync(workspace, { recursive: true })
  for (const { file, specifier } of undeclared) console.error(`${engine}/${file} imports ${specifier}, not declared`)
  if (said) console.error(`${engine} does not compile alone:\n${said}`)
  if (undeclared.length > 0 || said) broken += 1
}
console.log(`${engines.length} engines, ${broken} that cannot stand alone`)
// A checker that found nothing to check would be green for the wrong reason.
if (engines.length < 5 || broken > 0) process.exitCode = 1
