import { flushCompileCache, setSourceMapsSupport } from 'node:module'
import { parseArgs } from 'node:util'
import { readConfig } from './platform/config/read-config.ts'
import { readEnvironment } from './platform/environment.ts'
import { openDatabase, sayWhy } from './platform/postgres/index.ts'
import { runUntilStopped, type Started } from './platform/run-until-stopped.ts'

const { values } = parseArgs({
  options: { port: { type: 'string' }, data: { type: 'string' }, host: { type: 'string' } },
})
const environment = readEnvironment({ PORT: values.port, CADRE_DATA: values.data, HOST: values.host })

/** Builds what this process serves; gives the address, and how to stop in the reverse order. */
async function start(): Promise<Started> {
  const config = readConfig(environment)
  if (!config.ok) return { ok: false, why: config.details.problems.join('\n') }
  const { databaseUrl, databaseOwnerUrl, dataDir, publicUrl } = config.value
  const ownerUrl = databaseOwnerUrl ?? databaseUrl
  const opening = openDatabase({
    dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
    ...(ownerUrl !== undefined && { ownerUrl }),
    ...(databaseUrl !== undefined && { loginUrl: databaseUrl }),
  })
  // Most of this program is read while the database starts. Its stacks name our sources; the flag of Node would read the map at
  // once, since opening a log looks at who opens it.
  setSourceMapsSupport(true)
  const loading = import('./start-server.ts')
  loading.catch(() => {})
  const opened = await opening
  if (!opened.ok) return { ok: false, why: sayWhy(opened) }
  const { embedded } = opened.value
  try {
    const { startServer } = await loading
    const running = await startServer(config.value, opened.value)
    const address = publicUrl ?? running.address.replace('//127.0.0.1:', '//localhost:')
    embedded?.lock.tell({ address })
    // Not left for the end, which may be sudden.
    flushCompileCache()
    const stop = async () => {
      await running.stop()
      await embedded?.stop()
    }
    return { ok: true, address, stop, lost: embedded?.lost ?? null }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

await runUntilStopped(start)
