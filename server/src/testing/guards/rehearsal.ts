import type pg from 'pg'

type Query = pg.PoolClient['query']
/** Looks at what a transaction is about to commit, as a superuser. */
export type Look = (client: pg.PoolClient) => Promise<void>

export type Rehearsal = {
  readonly pool: pg.Pool
  /** Called where a transaction would have committed. One call at a time: ask one request after another. */
  look: Look | null
}

/**
 * A pool whose transactions do everything but last: in place of each commit the deferred constraints are checked, the
 * result is looked at, and all of it is rolled back. So thousands of requests meet the same world.
 * @param pool must sign in as a superuser, for `look` to see behind row-level security.
 */
export function rehearse(pool: pg.Pool): Rehearsal {
  const rehearsal: { pool: pg.Pool; look: Look | null } = { pool, look: null }
  const inPlaceOfCommit = async (client: pg.PoolClient) => {
    await client.query('set constraints all immediate')
    if (rehearsal.look) {
      await client.query('reset role')
      await rehearsal.look(client)
    }
    await client.query('rollback')
    return { command: 'COMMIT' }
  }
  const connect = async () => {
    const client = await pool.connect()
    // A read's end is sent without waiting for its answer, and has nothing to undo.
    let reads = false
    const query = (...args: Parameters<Query>) => {
      const text: unknown = args[0]
      if (typeof text === 'string' && text.startsWith('begin')) reads = text.startsWith('begin read only')
      return text === 'commit' && !reads ? inPlaceOfCommit(client) : client.query(...args)
    }
    return withMethod(client, 'query', query)
  }
  rehearsal.pool = withMethod(pool, 'connect', connect)
  return rehearsal
}

/** The object with one method exchanged; everything else is its own. */
function withMethod<T extends object>(target: T, name: keyof T, method: unknown): T {
  return new Proxy(target, {
    get(_, key) {
      if (key === name) return method
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
