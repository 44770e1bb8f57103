import { readFile } from 'node:fs/promises'
import { arrayBuffer } from 'node:stream/consumers'
import { Refused } from './refused.ts'

/** A file's text, or standard input's for `-`. UTF-8 only; a byte-order mark is dropped. */
export async function readInput(file: string): Promise<string> {
  const bytes = await readInputBytes(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('input.not-utf8', `${nameOf(file)} is not UTF-8 text. Save it as UTF-8 and try again.`, { file })
  }
}

export async function readJson(file: string): Promise<unknown> {
  const source = await readInput(file)
  try {
    return JSON.parse(source, (key, value: unknown) => (key === '__proto__' ? refuseProto(file) : value))
  } catch (error) {
    if (error instanceof Refused) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Refused('input.not-json', `${nameOf(file)} is not JSON: ${why}`, { file })
  }
}

/** Shapes leave this name out of what they read, so that something of the file would be lost in silence. */
function refuseProto(file: string): never {
  throw new Refused('input.reserved-name', `${nameOf(file)}: nothing in JSON can be called "__proto__".`, { file })
}

export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file)

/** A file's bytes, or standard input's for `-`. */
export const readInputBytes = async (file: string): Promise<Uint8Array> =>
  file === '-' ? new Uint8Array(await arrayBuffer(process.stdin)) : readBytes(file)

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Refused('input.unreadable', `Cannot read ${file}: ${unreadable[code] ?? code}.`, { file })
  }
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
}
