import { join } from 'node:path'
import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { clusterIn, majorOf, otherMajorIn } from './cluster.ts'
import { type HeldRefusal, type Lock, takeLock } from './lock.ts'
import { endOrphan } from './orphan.ts'
import { placeFor, socketFolder } from './place.ts'
import { databaseName, ensureDatabase, ensureRoles } from './roles.ts'
import { type Durability, serverSettings } from './settings.ts'
import { runServer } from './supervise.ts'

export type EmbeddedOptions = {
  /** The folder of everything this installation keeps. */
  readonly dataDir: string
  readonly log: (line: string) => void
  readonly durability?: Durability
  /** Another PostgreSQL's programs instead of the packaged ones. */
  readonly binDir?: string
}

export type Embedded = {
  readonly socketDir: string
  readonly port: number
  readonly major: number
  readonly lock: Lock
  readonly databaseUrlFor: (user: string, database: string) => string
  /** Resolves when the database stopped without being asked and could not be brought back. */
  readonly lost: Promise<string>
  readonly stop: () => Promise<void>
}

export type EmbeddedRefusal =
  | HeldRefusal
  | Refusal<'postgres.other-major', { found: number; needed: number; folder: string }>
  | Refusal<'postgres.not-ready', { logFile: string; lastLines: string }>

/** No TCP port is opened: this number only names the socket's file. */
const port = 5432

/** The address of a database behind a socket; `pg` takes the folder from `host`. */
export const socketUrl = (socketDir: string, user: string, database: string): string =>
  `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(socketDir)}`

/**
 * Starts the PostgreSQL of `dataDir` and makes its roles and database. Whoever started it stops it: the database runs in
 * a session of its own, so that Ctrl-C in a terminal reaches only us.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Ok<Embedded> | EmbeddedRefusal> {
  const { dataDir, log, durability = 'disk' } = options
  const place = placeFor(dataDir, options.binDir)
  const taken = takeLock(dataDir)
  if (!taken.ok) return taken
  const lock = taken.value
  try {
    const started = await start(place, { durability, log })
    if (!started.ok) {
      lock.release()
      return started
    }
    const { socketDir, server, major } = started.value
    lock.tell({ databaseSocket: socketDir })
    const databaseUrlFor = (user: string, database: string): string => socketUrl(socketDir, user, database)
    await ensureRoles(databaseUrlFor('postgres', 'postgres'))
    await ensureDatabase(databaseUrlFor('postgres', 'postgres'), databaseName)
    const stop = async (): Promise<void> => {
      await server.stop()
      lock.release()
    }
    return ok({ socketDir, port, major, lock, databaseUrlFor, lost: server.lost, stop })
  } catch (error) {
    lock.release()
    throw error
  }
}

async function start(
  place: ReturnType<typeof placeFor>,
  { durability, log }: { durability: Durability; log: (line: string) => void },
) {
  const major = majorOf(place.binDir)
  const found = otherMajorIn(place.base, major)
  if (found !== null) return refuse('postgres.other-major', { found, needed: major, folder: place.base })
  const cluster = clusterIn(place, major, durability)
  await endOrphan(cluster, log)
  const socketDir = socketFolder(place, port)
  const settings = serverSettings({ socketDir, port, durability, major })
  const logFile = join(place.base, 'postgres.log')
  const server = await runServer({ binDir: place.binDir, account: place.account, cluster, settings, logFile, log })
  return server.ok ? ok({ socketDir, server: server.value, major }) : server
}
