// `npm test`: installs what is missing, then runs the unit lane and the database lane. Arguments go to the test runner.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { install, root, runtime } from './runtime.mjs'

install()
const runner = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(runtime(), [runner, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
