// `npm start`: installs and builds what is missing, then runs the server until it is told to stop. Arguments go to the server.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { buildAll } from './build.mjs'
import { explain, install, root, runtime } from './runtime.mjs'

try {
  install()
  await buildAll()
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

// The channel tells the server of our death, however sudden; it then stops itself and the database.
const server = spawn(runtime(), [join(root, 'server', 'dist', 'main.js'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  // What the engine made of the program at the last start is kept beside what was built.
  env: { ...process.env, CADRE_ROOT: root, NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})
// Ctrl-C in a terminal reaches npm, us and the server alike; the server takes the first as the wish and ignores repetitions.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('error', (error) => {
  console.error(explain(error))
  process.exit(1)
})
server.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))
