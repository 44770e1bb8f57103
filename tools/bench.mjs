// `npm run bench`: installs and builds what is missing, then measures. Standard output carries the result alone.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root, runtime } from './runtime.mjs'

const toStandardError = ['inherit', 2, 2]
const prepared = spawnSync(process.execPath, [join(root, 'tools', 'prepare.mjs')], { stdio: toStandardError })
if (prepared.status !== 0) process.exit(prepared.status ?? 1)
const bench = join(root, 'tools', 'bench', 'main.ts')
const { status, signal } = spawnSync(runtime(), ['--expose-gc', bench, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(signal ? 1 : (status ?? 1))
