import type { Client, Connection, Submittable } from 'pg'

type CopyData = { readonly chunk: Buffer }
/** The part of pg's connection that COPY needs and its types leave out. */
type CopyConnection = Connection & {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
  readonly stream: NodeJS.ReadWriteStream & { pause(): void; resume(): void; readonly writableNeedDrain: boolean }
}

/** Common to both directions: pg calls these by name while the statement is the active one. */
class CopyStatement implements Submittable {
  readonly done: Promise<void>
  protected readonly text: string
  readonly #settle: { resolve: () => void; reject: (error: Error) => void }
  #error: Error | null = null

  constructor(text: string) {
    this.text = text
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.done = promise
    this.#settle = { resolve, reject }
  }
  submit(connection: Connection): void {
    ;(connection as CopyConnection).query(this.text)
  }
  handleError(error: Error): void {
    this.#error = error
    this.#settle.reject(error)
  }
  handleReadyForQuery(): void {
    if (this.#error === null) this.#settle.resolve()
  }
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/** Hands each row of `copy … to stdout` to `onRow`; the server sends one message a row (PostgreSQL protocol, 54.2.6). */
class CopyOut extends CopyStatement {
  readonly #onRow: (row: Buffer) => Promise<void> | void
  constructor(text: string, onRow: (row: Buffer) => Promise<void> | void) {
    super(text)
    this.#onRow = onRow
  }
  handleCopyData({ chunk }: CopyData, connection: CopyConnection): void {
    // pg reuses the memory of a message for the next ones.
    const waiting = this.#onRow(Buffer.from(chunk))
    if (!waiting) return
    connection.stream.pause()
    void waiting.finally(() => connection.stream.resume())
  }
  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFail('a reading statement was expected')
  }
}

/** Feeds the rows of `rows` to `copy … from stdin`, no faster than the socket takes them. */
class CopyIn extends CopyStatement {
  readonly #rows: AsyncIterable<Buffer>
  constructor(text: string, rows: AsyncIterable<Buffer>) {
    super(text)
    this.#rows = rows
  }
  handleCopyInResponse(connection: CopyConnection): void {
    void this.#feed(connection)
  }
  async #feed(connection: CopyConnection): Promise<void> {
    try {
      for await (const row of this.#rows) {
        connection.sendCopyFromChunk(row)
        if (connection.stream.writableNeedDrain) await new Promise((next) => connection.stream.once('drain', next))
      }
      connection.endCopyFrom()
    } catch (error) {
      // The statement fails and says why; what the reader found wrong is the reason to report.
      this.handleError(error as Error)
      connection.sendCopyFail('the source ended early')
    }
  }
}

export async function copyOut(client: Client, query: string, onRow: (row: Buffer) => Promise<void> | void) {
  await client.query(new CopyOut(`copy (${query}) to stdout`, onRow)).done
}

export async function copyIn(client: Client, target: string, rows: AsyncIterable<Buffer>): Promise<void> {
  await client.query(new CopyIn(`copy ${target} from stdin`, rows)).done
}
