// `npm run gauntlet`: installs and builds what is missing, then kills servers under load.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root, runtime } from './runtime.mjs'

const prepared = spawnSync(process.execPath, [join(root, 'tools', 'prepare.mjs')], { stdio: ['inherit', 2, 2] })
if (prepared.status !== 0) process.exit(prepared.status ?? 1)
const gauntlet = join(root, 'tools', 'gauntlet', 'main.ts')
const { status, signal } = spawnSync(runtime(), [gauntlet, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(signal ? 1 : (status ?? 1))
