import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk } from '@cadre/kernel'
import { databaseName, loginRole, ownerRole, startEmbedded, withClient } from '@cadre/server/postgres'
import { root, serve, type Served } from './process.ts'

export const connections = 10

export type Product = {
  readonly server: Served
  readonly superuserUrl: string
  readonly loginUrl: string
  readonly organisationId: string
  /** The owner's session, as a cookie header. */
  readonly cookie: string
  readonly ask: (path: string) => Promise<string>
  readonly tell: (path: string, body: unknown) => Promise<unknown>
}

/** Folders of the machine's own, which the database's account can reach when root measures. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'))
  chmodSync(folder, 0o711)
  return folder
}

/** The built server on an embedded PostgreSQL of its own with fsync on, set up through its own door; gone afterwards. */
export async function withProduct<T>(work: (product: Product) => Promise<T>): Promise<T> {
  const folder = temporaryFolder()
  const log = (line: string) => void process.stderr.write(`${line}\n`)
  try {
    const embedded = { dataDir: folder, log, maxConnections: 130 }
    const statistics = expectOk(await startEmbedded(embedded))
    const superuser = statistics.databaseUrlFor('postgres', databaseName)
    await withClient(superuser, (client) =>
      client.query("alter system set shared_preload_libraries = 'pg_stat_statements'"),
    )
    await withClient(superuser, (client) => client.query("alter system set pg_stat_statements.track = 'top'"))
    await statistics.stop()
    const postgres = expectOk(await startEmbedded(embedded))
    try {
      const urlFor = (role: string) => postgres.databaseUrlFor(role, databaseName)
      return await served({ superuserUrl: urlFor('postgres'), loginUrl: urlFor(loginRole) }, urlFor(ownerRole), work)
    } finally {
      await postgres.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function served<T>(
  urls: Pick<Product, 'superuserUrl' | 'loginUrl'>,
  ownerUrl: string,
  work: (product: Product) => Promise<T>,
): Promise<T> {
  const server = await serve([join(root, 'server', 'dist', 'main.js'), '--port', '0'], {
    DATABASE_URL: urls.loginUrl,
    CADRE_DATABASE_OWNER_URL: ownerUrl,
    CADRE_DATABASE_POOL: String(connections),
    LOG_LEVEL: 'warn',
  })
  try {
    const signedUp = await signUp(server.address)
    const ask = async (path: string) => {
      const reply = await fetch(server.address + path, { headers: { cookie: signedUp.cookie } })
      if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
      return reply.text()
    }
    const tell = async (path: string, body: unknown): Promise<unknown> => {
      const headers = { 'content-type': 'application/json', cookie: signedUp.cookie }
      const reply = await fetch(server.address + path, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
      return reply.json()
    }
    return await work({ server, ...urls, ...signedUp, ask, tell })
  } finally {
    await server.stop()
  }
}

async function signUp(address: string) {
  const reply = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      organisation: { name: 'Brightloop', timeZone: 'Europe/Madrid' },
      person: { name: 'Ana Ruiz', email: 'ana@example.org', password: 'correct horse battery' },
    }),
  })
  if (reply.status !== 201) throw new Error(`set-up answered ${reply.status}: ${await reply.text()}`)
  const cookie = (reply.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const { organisationId } = (await reply.json()) as { organisationId: string }
  return { cookie, organisationId }
}
