import { join } from 'node:path'
import { ok, type Ok } from '@cadre/kernel'
import { clusterIn, type ClusterRefusal, majorOf } from './cluster.ts'
import { type HeldRefusal, type Lock, takeLock } from './lock.ts'
import { folderAt, type Place, placeFor, type PlaceRefusal } from './place.ts'
import { databaseName, ensureDatabase, ensureRoles } from './roles.ts'
import { type Durability, serverSettings } from './settings.ts'
import { socketFolder } from './socket-folder.ts'
import { type NotReady, runServer } from './supervise.ts'

export type EmbeddedOptions = {
  /** The folder of everything this installation keeps. */
  readonly dataDir: string
  readonly log: (line: string) => void
  readonly durability?: Durability
  /** More than the few of one machine's server: for measuring. */
  readonly maxConnections?: number
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

export type EmbeddedRefusal = HeldRefusal | PlaceRefusal | ClusterRefusal | NotReady

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
  const folder = folderAt(options.dataDir)
  if (!folder.ok) return folder
  const taken = takeLock(options.dataDir)
  if (!taken.ok) return taken
  const lock = taken.value
  try {
    const started = await startHolding(lock, options)
    if (!started.ok) lock.release()
    return started
  } catch (error) {
    lock.release()
    throw error
  }
}

async function startHolding(lock: Lock, options: EmbeddedOptions): Promise<Ok<Embedded> | EmbeddedRefusal> {
  const place = placeFor(options.dataDir, options.binDir)
  if (!place.ok) return place
  const started = await startIn(place.value, options)
  if (!started.ok) return started
  const { socketDir, server, major } = started.value
  const databaseUrlFor = (user: string, database: string): string => socketUrl(socketDir, user, database)
  try {
    await ensureRoles(databaseUrlFor('postgres', 'postgres'))
    await ensureDatabase(databaseUrlFor('postgres', 'postgres'), databaseName)
  } catch (error) {
    await server.stop()
    throw error
  }
  lock.tell({ databaseSocket: socketDir })
  const stop = async (): Promise<void> => {
    await server.stop()
    lock.release()
  }
  return ok({ socketDir, port, major, lock, databaseUrlFor, lost: server.lost, stop })
}

async function startIn(place: Place, { durability = 'disk', maxConnections = 80, log }: EmbeddedOptions) {
  const { base, binDir, account } = place
  const major = majorOf(binDir)
  const cluster = clusterIn(place, major, durability)
  if (!cluster.ok) return cluster
  const socketDir = socketFolder(place, port)
  const settings = serverSettings({ socketDir, port, durability, major, maxConnections })
  const logFile = join(base, 'postgres.log')
  const server = await runServer({ binDir, account, cluster: cluster.value, socketDir, settings, logFile, log })
  return server.ok ? ok({ socketDir, server: server.value, major }) : server
}
