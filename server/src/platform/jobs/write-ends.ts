import { setTimeout as pause } from 'node:timers/promises'
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import { isTransient, isUnavailable } from '../db/faults.ts'

const betweenTriesMs = 1_000
/** By these names the queue prepares the statements that say how a job ended. */
const saysEnd = ({ name }: QueryConfig): boolean => /^(complete|fail)_job/.test(name ?? '')

type Ends = {
  /** Ends when nothing is under way on the pool; from then on what cannot be written is left. */
  allWritten(): Promise<void>
}

/**
 * The queue neither awaits nor catches the statement that says how a job ended: failed, it would end the process, and a pool that
 * ends meanwhile would drop it, so that the job were done again. On this pool it is repeated until the database has it.
 */
export function writeEnds(pool: Pool, warn: (error: unknown) => void): Ends {
  const connect = pool.connect.bind(pool)
  const underWay = new Set<object>()
  let stopping = false
  let empty: (() => void) | null = null

  const open = (): Pick<PoolClient, 'query' | 'release'> => {
    let client: PoolClient | null = null
    const release = (broken?: boolean) => {
      client?.release(broken)
      client = null
    }
    const query = async (statement: QueryConfig, values?: unknown[]): Promise<QueryResult | { rows: [] }> => {
      for (;;) {
        try {
          client ??= await connect()
          return await client.query(statement, values)
        } catch (error) {
          if (!saysEnd(statement)) throw error
          warn(error)
          const mayYet = client === null || isUnavailable(error) || isTransient(error)
          release(true)
          if (stopping || !mayYet) return { rows: [] }
          await pause(betweenTriesMs)
        }
      }
    }
    const opened = {
      query: query as PoolClient['query'],
      release: () => {
        release()
        underWay.delete(opened)
        if (underWay.size === 0) empty?.()
      },
    }
    underWay.add(opened)
    return opened
  }
  // What asks with a callback listens, and keeps its connection.
  pool.connect = ((callback?: never) => (callback ? connect(callback) : Promise.resolve(open()))) as Pool['connect']
  return {
    async allWritten() {
      stopping = true
      if (underWay.size > 0) await new Promise<void>((resolve) => (empty = resolve))
    },
  }
}
