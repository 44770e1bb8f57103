import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Fastify from 'fastify'
import { runUntilStopped } from './platform/run-until-stopped.ts'
import { openDatabase, sayWhy } from './platform/postgres/index.ts'

const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } })
const dataDir = values.data ?? process.env['CADRE_DATA'] ?? join(process.env['CADRE_ROOT'] ?? process.cwd(), 'data')
const port = Number(values.port ?? process.env['PORT'] ?? 4000)

/** Builds what this process serves; gives the address, and how to stop in the reverse order. */
async function start() {
  const ownerUrl = process.env['DATABASE_URL']
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  const database = await openDatabase({ ...(ownerUrl ? { ownerUrl } : {}), dataDir, log })
  if (!database.ok) return { ok: false as const, why: sayWhy(database) }
  const { embedded } = database.value
  const app = Fastify()
  app.get('/healthz', () => ({ ok: true }))
  const stop = async (): Promise<void> => {
    await app.close()
    await embedded?.stop()
  }
  try {
    const address = await app.listen({ port })
    embedded?.lock.tell({ address })
    return { ok: true as const, address, stop, lost: embedded?.lost ?? null }
  } catch (error) {
    await stop()
    throw error
  }
}

await runUntilStopped(start)
