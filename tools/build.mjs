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
    // What runs in a process of its own is a file of its own.
    children: {
      'read-questions': 'server/src/modules/bank/reader/read-questions.ts',
      'write-questions': 'server/src/modules/bank/reader/write-questions.ts',
    },
  },
  { name: 'cli', sources: [...pureSources, 'cli'], entry: 'cli/src/main.ts', children: {} },
]

/** Names, sizes and times of all files: 1 ms a hundred files, and any edit changes it. */
const fingerprint = (paths) => createHash('sha256').update(paths.map(described).join('')).digest('hex')

const descriptions = new Map()
/** Asked for by several targets, looked at once: nobody edits while a start looks. */
function described(path) {
  const known = descriptions.get(path)
  if (known !== undefined) return known
  const lines = []
  const visit = (at) => {
    const found = statSync(at, { throwIfNoEntry: false })
    if (!found) return
    if (!found.isDirectory()) {
      lines.push(`${at} ${found.size} ${found.mtimeMs}\n`)
      return
    }
    for (const name of readdirSync(at).toSorted()) {
      if (name !== 'node_modules' && name !== 'dist') visit(`${at}/${name}`)
    }
  }
  visit(join(root, path))
  const description = lines.join('')
  descriptions.set(path, description)
  return description
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

/**
 * Our code and the packages it needs in a few files, so that a start opens those and not two thousand. What is imported when it
 * is needed stays apart. Names of ours alone lead back to the sources: a package's own file says where it is.
 */
async function bundle({ name, entry, children }) {
  // What the engine made of the build before would only gather.
  rmSync(join(root, '.cache', 'compiled'), { recursive: true, force: true })
  const { build, stop } = createRequire(join(root, 'package.json'))('esbuild')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: entry, ...children },
    outdir: `${name}/dist`,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    // Native code of its own, and what only unused corners ask for: a binding in C, settings written in TypeScript.
    external: ['@open-spaced-repetition/binding', 'pg-native', 'typescript'],
    // Packages of the older kind call `require` for what comes with Node.
    banner: {
      js: "import { createRequire as __requireIn } from 'node:module'; const require = __requireIn(import.meta.url);",
    },
  })
  forgetOldParts(`${name}/dist`, new Set(Object.keys(metafile.outputs)))
  // Its service would stay in memory for as long as the product runs.
  await stop()
}

/** Parts of the build before stay for a day: a server that still runs may yet import them. */
function forgetOldParts(folder, current) {
  for (const file of readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)) {
    const age = Date.now() - statSync(join(root, file)).mtimeMs
    if (!current.has(file) && age > 86_400_000) rmSync(join(root, file), { force: true, recursive: true })
  }
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
