// Builds what a start needs, only when its sources changed: the web app, and one file each for server and command line.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root, runtime } from './runtime.mjs'

const pureSources = ['kernel', 'engines', 'formats', 'contracts', 'package-lock.json', 'tools/build.mjs']
const targets = [
  {
    name: 'server',
    sources: [...pureSources, 'server'],
    entry: 'server/src/main.ts',
    // What runs in a thread of its own is a file of its own.
    workers: {
      'read-questions': 'server/src/modules/bank/reader/read-questions.ts',
      'write-questions': 'server/src/modules/bank/reader/write-questions.ts',
    },
  },
  { name: 'cli', sources: [...pureSources, 'cli'], entry: 'cli/src/main.ts', workers: {} },
]

/** Names, sizes and times of all files: 1 ms a hundred files, and any edit changes it. */
function fingerprint(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const { isDirectory, size, mtimeMs } = describe(path)
    if (!isDirectory) {
      hash.update(`${path} ${size} ${mtimeMs}\n`)
      return
    }
    for (const name of readdirSync(join(root, path)).toSorted()) {
      if (name !== 'node_modules' && name !== 'dist') visit(join(path, name))
    }
  }
  for (const path of paths) if (existsSync(join(root, path))) visit(path)
  return hash.digest('hex')
}

function describe(path) {
  const found = statSync(join(root, path))
  return { isDirectory: found.isDirectory(), size: found.size, mtimeMs: found.mtimeMs }
}

/** Runs `work` unless its last result came from the same sources. The mark goes first, so a build cut off is done again. */
async function whenChanged(name, sources, work) {
  const mark = join(root, '.cache', `${name}.built`)
  const now = fingerprint(sources)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now && existsSync(join(root, name, 'dist'))) return
  rmSync(mark, { force: true })
  console.log(`Building ${name} …`)
  await work()
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(mark, now)
}

/** Our own code in one file; packages stay outside and load from node_modules as they are. */
async function bundle({ name, entry, workers }) {
  const { build, stop } = createRequire(join(root, 'package.json'))('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: { main: entry, ...workers },
    outdir: `${name}/dist`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    sourcemap: true,
    logLevel: 'warning',
    plugins: [
      {
        name: 'packages-stay-outside',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@cadre/') ? undefined : { path, external: true },
          ),
      },
    ],
  })
  // Its service would stay in memory for as long as the product runs.
  await stop()
}

function buildWeb() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(runtime(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The web app could not be built: see above.')
}

export async function buildServer() {
  for (const target of targets.filter(({ entry }) => existsSync(join(root, entry)))) {
    await whenChanged(target.name, target.sources, () => bundle(target))
  }
}

export async function buildAll() {
  if (existsSync(join(root, 'web', 'index.html'))) await whenChanged('web', [...pureSources, 'web'], buildWeb)
  await buildServer()
}
