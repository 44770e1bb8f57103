import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isProduct, type Manifest, sourcesOf } from './undeclared.ts'

/**
 * Compiles an engine where nothing is within reach but its declared dependencies (and theirs), with no types of a platform: its product code copied
 * to an empty folder, its dependencies linked beside it. @returns what the compiler says, empty when it is content.
 */
export function compileAlone(root: string, folder: string, workspace: string): string {
  for (const file of sourcesOf(folder).filter(isProduct)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true })
    cpSync(join(folder, file), join(workspace, file))
  }
  cpSync(join(folder, 'package.json'), join(workspace, 'package.json'))
  const { dependencies = {}, optionalDependencies = {} }: Manifest = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const link = join(workspace, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link)
  }
  const base = join(root, 'tsconfig.base.json')
  const config = { extends: base, compilerOptions: { lib: ['esnext'], types: [] }, include: ['src'] }
  writeFileSync(join(workspace, 'tsconfig.json'), JSON.stringify(config))
  const { status, stdout } = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', workspace], {
    encoding: 'utf8',
  })
  return status === 0 ? '' : stdout || 'the compiler did not run'
}
