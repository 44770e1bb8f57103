import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { type Client, DatabaseError } from 'pg'
import { copyOut } from './copy.ts'
import { RowsDigest } from './digest.ts'
import { endOfRows, magic, type Manifest } from './format.ts'
import { inTransaction, schemaVersionOf, withCopySession } from './session.ts'
import { columnsOf, labelOf, quoted, sequencesOf, tablesOf } from './tables.ts'

export type BackupRefusal =
  | Refusal<'backup.file-exists', { file: string }>
  | Refusal<'backup.hidden-rows', { said: string }>
export type BackupSummary = { readonly tables: number; readonly rows: number; readonly schemaVersion: string }

const snapshot = 'begin isolation level repeatable read read only'
/** insufficient_privilege: what PostgreSQL answers when `row_security = off` and a policy would hide rows. */
const insufficientPrivilege = '42501'

/** Writes everything the database holds at one moment into `file`, which appears whole or not at all. */
export async function writeBackup(
  url: string,
  file: string,
  madeAt: string,
): Promise<Ok<BackupSummary> | BackupRefusal> {
  if (existsSync(file)) return refuse('backup.file-exists', { file })
  const half = `${file}.partial`
  try {
    const summary = await withCopySession(url, (client) =>
      inTransaction(client, snapshot, async () => {
        const output = await startOutput(half)
        try {
          const written = await writeAll(client, output, madeAt)
          await output.close()
          return written
        } finally {
          output.abandon()
        }
      }),
    )
    await rename(half, file)
    return ok(summary)
  } catch (error) {
    if (error instanceof DatabaseError && error.code === insufficientPrivilege) {
      return refuse('backup.hidden-rows', { said: error.message })
    }
    throw error
  } finally {
    await rm(half, { force: true })
  }
}

type Output = Awaited<ReturnType<typeof startOutput>>

async function startOutput(file: string) {
  const target = createWriteStream(file, { mode: 0o600, flush: true })
  const packed = createZstdCompress()
  target.write(magic)
  packed.pipe(target)
  target.on('error', (error) => packed.destroy(error))
  packed.on('error', () => undefined)
  const hash = createHash('sha256')
  let room: Promise<void> | null = null
  const write = (line: Buffer | string): Promise<void> | void => {
    hash.update(line)
    if (target.errored) throw target.errored
    if (packed.write(line)) return
    // Many rows arrive in one piece: all of them wait for the same moment.
    room ??= once(packed, 'drain').then(() => {
      room = null
    })
    return room
  }
  const close = async (): Promise<void> => {
    packed.end()
    await finished(target)
    const handle = await open(file, 'r+')
    await handle.sync()
    await handle.close()
  }
  const abandon = (): void => {
    packed.destroy()
    target.destroy()
  }
  return { write, close, abandon, soFar: () => hash.copy().digest('hex') }
}

async function writeAll(client: Client, output: Output, madeAt: string): Promise<BackupSummary> {
  const schemaVersion = await schemaVersionOf(client)
  const { rows } = await client.query<{ server: string }>(`select current_setting('server_version') as server`)
  await output.write(`${JSON.stringify({ schemaVersion, madeAt, server: rows[0]?.server ?? '' })}\n`)
  const tables: Manifest['tables'] = []
  for (const table of await tablesOf(client)) {
    const { schema, name, columns } = table
    if (columns.length === 0) continue
    await output.write(`${JSON.stringify({ schema, name, columns })}\n`)
    const digest = new RowsDigest()
    await copyOut(client, `select ${columnsOf(table)} from only ${quoted(table)}`, (row) => {
      digest.add(row)
      return output.write(row)
    })
    await output.write(endOfRows)
    tables.push({ name: labelOf(table), rows: digest.rows, digest: digest.hex })
  }
  const end: Manifest = { sha256: output.soFar(), tables, sequences: await sequencesOf(client) }
  await output.write(`${JSON.stringify({ end })}\n`)
  return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), schemaVersion }
}
