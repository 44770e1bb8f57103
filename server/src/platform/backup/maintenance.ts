import { existsSync } from 'node:fs'
import { refuse } from '@cadre/kernel'
import {
  checkExternal,
  databaseName,
  type DatabaseRefusal,
  holderOf,
  ownerRole,
  sayWhy,
  socketUrl,
  startEmbedded,
} from '../postgres/index.ts'
import { restoreBackup, type RestoreTarget } from './restore-backup.ts'
import { sayWhyNot } from './words.ts'
import { writeBackup } from './write-backup.ts'

export type Maintenance = {
  readonly command: string
  readonly file: string
  readonly force: boolean
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly say: (line: string) => void
  readonly migrate: RestoreTarget['migrate']
}

/** A database for the length of one command, and how to let go of it. */
export type Reached =
  | { readonly ok: true; readonly target: Omit<RestoreTarget, 'migrate'>; readonly leave: () => Promise<void> }
  | { readonly ok: false; readonly refusal: DatabaseRefusal }

/** Runs `backup FILE` or `restore FILE`; the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function runMaintenance(order: Maintenance): Promise<number> {
  const { command, file, say } = order
  if ((command !== 'backup' && command !== 'restore') || file === '') {
    say('Usage: cadre backup FILE | cadre restore FILE [--force]')
    return 2
  }
  const reached = await reach(order)
  if (!reached.ok) {
    say(sayWhy(reached.refusal))
    return 1
  }
  try {
    return command === 'backup' ? await backUp(reached.target, order) : await restore(reached.target, order)
  } finally {
    await reached.leave()
  }
}

async function backUp(target: Omit<RestoreTarget, 'migrate'>, { file, say }: Maintenance): Promise<number> {
  const done = await writeBackup(target.adminUrlFor(target.database), file, new Date().toISOString())
  if (done.ok) say(`Wrote ${done.value.rows} rows of ${done.value.tables} tables to ${file}.`)
  else say(sayWhyNot(done))
  return done.ok ? 0 : 1
}

async function restore(target: Omit<RestoreTarget, 'migrate'>, order: Maintenance): Promise<number> {
  const { file, force, say, migrate } = order
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const done = await restoreBackup({ ...target, migrate }, { file, force, stamp })
  if (!done.ok) {
    say(sayWhyNot(done))
    return 1
  }
  say(`Restored ${done.value.rows} rows of ${done.value.tables} tables from ${file}.`)
  if (done.value.keptAs) say(`What was there before is kept in the database ${done.value.keptAs}.`)
  return 0
}

type Where = Pick<Maintenance, 'command' | 'dataDir' | 'databaseUrl' | 'say'>

/**
 * The database of DATABASE_URL; or the embedded one: a running server's unless it is replaced, else started for this command. Only a
 * restore makes one where there is none.
 */
export async function reach({ command, dataDir, databaseUrl, say }: Where): Promise<Reached> {
  if (databaseUrl !== undefined) return reachExternal(databaseUrl)
  if (command !== 'restore' && !existsSync(dataDir)) return { ok: false, refusal: refuse('postgres.none', { dataDir }) }
  const socketDir = command === 'restore' ? null : holderOf(dataDir)?.databaseSocket
  if (socketDir) return { ok: true, target: embeddedTarget(socketDir), leave: async () => undefined }
  const started = await startEmbedded({ dataDir, log: say })
  if (!started.ok) return { ok: false, refusal: started }
  return { ok: true, target: embeddedTarget(started.value.socketDir), leave: started.value.stop }
}

const embeddedTarget = (socketDir: string): Omit<RestoreTarget, 'migrate'> => ({
  database: databaseName,
  ownerRole,
  adminUrlFor: (database) => socketUrl(socketDir, 'postgres', database),
  ownerUrlFor: (database) => socketUrl(socketDir, ownerRole, database),
})

async function reachExternal(databaseUrl: string): Promise<Reached> {
  const checked = await checkExternal(databaseUrl)
  if (!checked.ok) return { ok: false, refusal: checked }
  const urlFor = (database: string): string => {
    const url = new URL(databaseUrl)
    url.pathname = `/${database}`
    return url.href
  }
  const { pathname, username } = new URL(databaseUrl)
  const target = { database: pathname.slice(1), ownerRole: username, adminUrlFor: urlFor, ownerUrlFor: urlFor }
  return { ok: true, target, leave: async () => undefined }
}
