import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/**
 * Runs a maintenance command of the server, which alone may touch the database (docs/adr/0014), as a
 * process of its own; its words and its exit code become ours. The entry lies equally far from our source and our bundle.
 */
export async function runAdmin(args: readonly string[]): Promise<void> {
  const entry = fileURLToPath(new URL('../../server/src/admin.ts', import.meta.url))
  const child = spawn(process.execPath, [entry, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code]: unknown[] = await once(child, 'exit')
  process.exit(typeof code === 'number' ? code : 3)
}
