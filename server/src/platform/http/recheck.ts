import type { PoolClient } from 'pg'
import { gathered } from '../db/gathered.ts'
import type { Database } from '../db/transaction.ts'

export type Asked = { readonly tokenHash: Buffer; readonly organisationId: string; readonly seen: string }
/** Given by the identity module. @returns the places, in `asked`, of the replies that still are true. */
export type StillTrue = (client: PoolClient, asked: readonly Asked[]) => Promise<ReadonlySet<number>>
/** Whether one kept reply still is true. */
export type Recheck = (asked: Asked) => Promise<boolean>

const most = 200

/** Asks the database whether kept replies still are true: one round trip for all who ask while one is under way. */
export const recheckIn = ({ pool }: Database, stillTrue: StillTrue): Recheck =>
  gathered(
    async (asked) => {
      const still = await inOneTransaction(pool, (client) => stillTrue(client, asked))
      return asked.map((_, place) => still.has(place))
    },
    { most, runs: 1 },
  )

/** One read-only transaction, sent whole. */
async function inOneTransaction<T>(pool: Database['pool'], work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const [, answer] = await Promise.all([
      client.query('begin read only; set local role cadre_app'),
      work(client),
      client.query('commit'),
    ])
    client.release()
    return answer
  } catch (error) {
    client.release(true)
    throw error
  }
}
