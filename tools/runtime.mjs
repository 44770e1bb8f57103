// Plain JavaScript for the oldest Node we start from (20): finds the pinned runtime and installs what is missing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')

/** @returns {string} the path of the pinned Node; the running one where it is new enough and no package fits this platform. */
export function runtime() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  console.error(
    `Cadre needs Node 26; no packaged runtime for ${process.platform}-${process.arch}. Install Node 26 and try again.`,
  )
  return process.exit(1)
}

/** Installs the locked dependencies when they are absent or belong to another lockfile. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(modules, '.cadre-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing dependencies (first run: a minute or two) …')
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const { status } = spawnSync(command, [...first, 'ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error('Installing failed: see above. Check the network and try again.')
    process.exit(status ?? 1)
  }
  writeFileSync(stamp, lock)
}
