// Runs one of our TypeScript entries on the pinned runtime: node tools/run.mjs FILE [ARGUMENTS]
import { spawnSync } from 'node:child_process'
import { runtime } from './runtime.mjs'

const { status, signal } = spawnSync(runtime(), process.argv.slice(2), { stdio: 'inherit' })
process.exit(signal ? 1 : (status ?? 1))
