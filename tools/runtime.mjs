// Plain JavaScript for the oldest Node we start from (20): finds the pinned runtime and installs what is missing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')

/** @returns {string} the path of the pinned Node; the running one where it is new enough and no package fits this platform. */
export function runtime() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  console.error(`Cadre needs Node 26; no packaged runtime for ${platform}. Install Node 26 and try again.`)
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
  accessSync(root, constants.W_OK)
  const npm = process.env.npm_execpath
  // Other package managers set the same variable; only npm reads our lockfile.
  const [command, first] = npm?.endsWith('npm-cli.js') && existsSync(npm) ? [process.execPath, [npm]] : ['npm', []]
  const { status, error } = spawnSync(command, [...first, 'ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    if (error) console.error(`npm could not be run: ${error.message}`)
    console.error('Installing failed: see above. Check the network and try again.')
    process.exit(status ?? 1)
  }
  writeFileSync(stamp, lock)
}

/** A system error in words: what, where, and what to do. */
export function explain(error) {
  const where = error.path ? ` (${error.path})` : ''
  const words = {
    EACCES: `No permission to write${where}. Run as the user who owns ${root}, or take a copy of your own.`,
    EPERM: `No permission to write${where}. Run as the user who owns ${root}, or take a copy of your own.`,
    EROFS: `The disk is read-only${where}.`,
    ENOSPC: `The disk is full${where}. Free some space (1 GB is plenty) and start again; nothing was lost.`,
  }
  return words[error.code] ?? error.stack ?? String(error)
}
