import type { PoolClient } from 'pg'
import type { Database } from '../db/transaction.ts'

export type Asked = { readonly tokenHash: Buffer; readonly organisationId: string; readonly seen: string }
/** Given by the identity module. @returns the places, in `asked`, of the replies that still are true. */
export type StillTrue = (client: PoolClient, asked: readonly Asked[]) => Promise<ReadonlySet<number>>

type Waiting = Asked & { readonly settle: (still: boolean) => void; readonly fail: (error: unknown) => void }

const mostAtOnce = 200

/**
 * Asks the database whether kept replies still are true. Questions that come while one is on its way travel together in the
 * next: one round trip answers all of them, the more the busier the server is.
 */
export class Recheck {
  readonly #database: Database
  readonly #stillTrue: StillTrue
  #waiting: Waiting[] = []
  #asking = false

  constructor(database: Database, stillTrue: StillTrue) {
    this.#database = database
    this.#stillTrue = stillTrue
  }

  stillTrue(asked: Asked): Promise<boolean> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ ...asked, settle, fail })
      if (this.#asking) return
      this.#asking = true
      // Whatever else arrived with this request comes along.
      setImmediate(() => void this.#askAll())
    })
  }

  async #askAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, mostAtOnce)
      try {
        const still = await this.#ask(together)
        for (const [place, { settle }] of together.entries()) settle(still.has(place))
      } catch (error) {
        for (const { fail } of together) fail(error)
      }
    }
    this.#asking = false
  }

  /** One read-only transaction, sent whole. */
  async #ask(asked: readonly Asked[]): Promise<ReadonlySet<number>> {
    const client = await this.#database.pool.connect()
    try {
      const answers = await Promise.all([
        client.query('begin read only; set local role cadre_app'),
        this.#stillTrue(client, asked),
        client.query('commit'),
      ])
      client.release()
      return answers[1]
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}
