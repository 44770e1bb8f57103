import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { PoolClient } from 'pg'

const names = new Map<string, string>()
const mostNames = 2_000

/** A stable name for each statement text, so that PostgreSQL parses and plans it once per connection. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

let sent = 0
/** How many statements stores have sent from this process since it began; what opens and ends transactions is not counted. */
export const statementsSent = (): number => sent

class ClientConnection implements DatabaseConnection {
  readonly #client: PoolClient
  constructor(client: PoolClient) {
    this.#client = client
  }
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    sent++
    const name = nameOf(sql)
    const result = await this.#client.query<never, unknown[]>({
      ...(name !== undefined && { name }),
      text: sql,
      values: [...parameters],
    })
    return { rows: result.rows, ...(result.rowCount !== null && { numAffectedRows: BigInt(result.rowCount) }) }
  }
  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('results are not streamed')
  }
}

/** The driver of one transaction that is already open: it neither begins nor ends it. */
function driverOn(client: PoolClient): Driver {
  const connection = new ClientConnection(client)
  const refuse = () => Promise.reject(new Error('transactions are opened by transact alone'))
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

/** It keeps nothing of a transaction, so that a client's next one has the same. */
const byClient = new WeakMap<PoolClient, object>()

/** Kysely over one client whose transaction somebody else opened and will end. */
export function kyselyOn<Tables>(client: PoolClient): Kysely<Tables> {
  const known = byClient.get(client)
  if (known) return known as Kysely<Tables>
  const made = new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driverOn(client),
      createQueryCompiler: () => compiler,
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  })
  byClient.set(client, made)
  return made
}
