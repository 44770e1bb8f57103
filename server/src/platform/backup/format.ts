import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createZstdDecompress } from 'node:zlib'
import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import * as z from 'zod'
import { RowsDigest } from './digest.ts'

/**
 * A backup is this line, then zstd over lines: a header, for each table a line that names it, its rows as PostgreSQL's
 * COPY text, and `\.`; at the end a manifest with every table's rows and digest and the SHA-256 of all lines before it.
 */
export const magic = 'CADRE-BACKUP 1\n'
export const endOfRows = '\\.\n'

const header = z.object({ schemaVersion: z.string(), madeAt: z.string(), server: z.string() })
const tableHead = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) })
const sequence = z.object({ schema: z.string(), name: z.string(), value: z.string(), isCalled: z.boolean() })
const manifest = z.object({
  end: z.object({
    sha256: z.string(),
    tables: z.array(z.object({ name: z.string(), rows: z.number().int(), digest: z.string() })),
    sequences: z.array(sequence),
  }),
})
export type Header = z.infer<typeof header>
export type TableHead = z.infer<typeof tableHead>
export type Manifest = z.infer<typeof manifest>['end']

export type FileRefusal =
  | Refusal<'restore.not-a-backup', { file: string }>
  | Refusal<'restore.damaged', { file: string; line: number; reason: string }>

/** Thrown inside the reader, turned into a refusal by whoever reads. */
export class Damaged extends Error {
  readonly line: number
  constructor(line: number, reason: string) {
    super(reason)
    this.line = line
  }
}

const longestLine = 256 * 2 ** 20
/** Rows seldom shrink to a hundredth; a file that grows more than this is made to fill a disk. */
const largestGrowth = 500
const smallestAllowance = 2 ** 30

/** Reads the parts of a backup in order, giving up at the first thing that is not as written. */
export class BackupReader {
  readonly #lines: AsyncGenerator<Buffer>
  readonly #hash: Hash = createHash('sha256')
  #line = 0

  constructor(lines: AsyncGenerator<Buffer>) {
    this.#lines = lines
  }

  async header(): Promise<Header> {
    return this.#parsed(header, await this.#next('the header'))
  }

  /** The next table, or the manifest when there are no more. */
  async tableOrEnd(): Promise<{ table: TableHead } | { end: Manifest }> {
    const soFar = this.#hash.copy().digest('hex')
    const line = await this.#next('a table or the end')
    if (!line.toString('utf8', 0, 7).startsWith('{"end":')) return { table: this.#parsed(tableHead, line) }
    const { end } = this.#parsed(manifest, line)
    if (end.sha256 !== soFar) throw new Damaged(this.#line, 'the checksum does not fit what came before')
    const extra = await this.#lines.next()
    if (!extra.done) throw new Damaged(this.#line + 1, 'something follows the end')
    return { end }
  }

  async *rows(digest: RowsDigest): AsyncGenerator<Buffer> {
    for (;;) {
      const line = await this.#next('rows')
      if (line.length === 3 && line.toString('latin1') === endOfRows) return
      digest.add(line)
      yield line
    }
  }

  /** Frees the file when reading stops early. */
  async close(): Promise<void> {
    await this.#lines.return(undefined)
  }

  get line(): number {
    return this.#line
  }

  async #next(expected: string): Promise<Buffer> {
    const { value, done } = await this.#lines.next()
    this.#line += 1
    if (done) throw new Damaged(this.#line, `the file ends where ${expected} should come`)
    this.#hash.update(value)
    return value
  }

  #parsed<T>(schema: z.ZodType<T>, line: Buffer): T {
    try {
      return schema.parse(JSON.parse(line.toString('utf8')))
    } catch {
      throw new Damaged(this.#line, 'the line is not what a backup has here')
    }
  }
}

/** Opens a backup, or says that the file is none. */
export async function openBackup(file: string): Promise<Ok<BackupReader> | FileRefusal> {
  const handle = await open(file)
  try {
    const start = Buffer.alloc(magic.length)
    await handle.read(start, 0, magic.length, 0)
    if (start.toString('latin1') !== magic) return refuse('restore.not-a-backup', { file })
  } finally {
    await handle.close()
  }
  return ok(new BackupReader(linesOf(file, (await stat(file)).size)))
}

async function* linesOf(file: string, size: number): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { start: magic.length })
  const unpacked = createZstdDecompress()
  source.on('error', (error) => unpacked.destroy(error))
  source.pipe(unpacked)
  let [line, total] = [0, 0]
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > Math.max(smallestAllowance, size * largestGrowth))
        throw new Damaged(line, 'it unpacks to far too much')
      let text: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10)) {
        line += 1
        yield text.subarray(0, end + 1)
        text = text.subarray(end + 1)
      }
      if (text.length > longestLine) throw new Damaged(line + 1, 'a line is longer than any row')
      rest = text
    }
  } catch (error) {
    if (error instanceof Damaged) throw error
    throw new Damaged(line + 1, `it cannot be unpacked (${(error as Error).message})`)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
  if (rest.length > 0) throw new Damaged(line + 1, 'the last line is cut off')
}

/** Reads a whole backup and checks it against its own manifest, before anything is touched. */
export async function checkBackup(file: string): Promise<Ok<{ header: Header; manifest: Manifest }> | FileRefusal> {
  const opened = await openBackup(file)
  if (!opened.ok) return opened
  const reader = opened.value
  try {
    const head = await reader.header()
    const seen: Manifest['tables'] = []
    for (;;) {
      const part = await reader.tableOrEnd()
      if ('end' in part) {
        if (JSON.stringify(part.end.tables) !== JSON.stringify(seen)) throw new Damaged(reader.line, 'rows are missing')
        return ok({ header: head, manifest: part.end })
      }
      const digest = new RowsDigest()
      for await (const _ of reader.rows(digest));
      seen.push({ name: `${part.table.schema}.${part.table.name}`, rows: digest.rows, digest: digest.hex })
    }
  } catch (error) {
    if (error instanceof Damaged) {
      return refuse('restore.damaged', { file, line: error.line, reason: error.message })
    }
    throw error
  } finally {
    await reader.close()
  }
}
