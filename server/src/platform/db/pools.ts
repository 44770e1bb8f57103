import pg from 'pg'
import { GatheringSocket } from './gathering-socket.ts'
import { valueParsers } from './values.ts'

export type PoolSettings = {
  readonly url: string
  readonly max: number
  readonly name: string
  readonly role?: string
  readonly pipeline?: boolean
  /** How long somebody waits for a connection before it fails, ms; 0: as long as it takes. */
  readonly patienceMs?: number
  /** How long a connection that nobody uses is kept, ms; 0: as long as the pool. */
  readonly idleMs?: number
}

/**
 * A pool whose clients send statements without waiting for the reply to the one before (pipelining), so that a
 * transaction's opening costs one round trip.
 */
export function openPool({
  url,
  max,
  name,
  role,
  pipeline = true,
  patienceMs = 5_000,
  idleMs = 30_000,
}: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    types: valueParsers,
    idleTimeoutMillis: idleMs,
    connectionTimeoutMillis: patienceMs,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    pipeline,
    stream: () => new GatheringSocket(),
    ...(role !== undefined && { options: `-c role=${role}` }),
  })
  // An idle client whose connection breaks is dropped by the pool; the next request opens another.
  pool.on('error', () => {})
  // A client in use tells of its end through the statements that fail; without a listener the news would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
