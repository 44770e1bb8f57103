import { inflateSync, strFromU8 } from 'fflate'
import { type Ok, ok, refuse, type Refusal } from '@cadre/kernel'

export type ZipLimits = { readonly packageFiles: number; readonly packageBytes: number }
export type ZipRefusal = Refusal<'zip.unreadable', { readonly file: string; readonly reason: string }>
/** Files by path, in the order of the archive's directory. Folders are left out. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

type Entry = {
  readonly path: string
  readonly method: number
  readonly start: number
  readonly size: number
  readonly inflated: number
}
type Found = Entry | { readonly refused: string; readonly path: string }

/**
 * A ZIP archive's files, in memory. Sizes are believed only as upper bounds: nothing is inflated beyond what the
 * directory says, and the directory as a whole must be within the limits. Names that leave the archive, links,
 * encryption and ZIP64 are refused (zip slip, bombs).
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Ok<ZipFiles> | ZipRefusal {
  const refused = (reason: string, file = '') => refuse('zip.unreadable', { file, reason })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end < 0) return refused('it is no complete ZIP archive')
  const count = view.getUint16(end + 10, true)
  if (count > limits.packageFiles) return refused(`it holds ${count} files; at most ${limits.packageFiles} are read`)
  const files = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return refused('its directory is broken')
    const entry = entryAt(bytes, view, at)
    if ('refused' in entry) return refused(entry.refused, entry.path)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (entry.path.endsWith('/')) continue
    total += entry.inflated
    if (total > limits.packageBytes)
      return refused(`its files are larger than ${limits.packageBytes} bytes together`, entry.path)
    if (files.has(entry.path)) return refused('two files have the same name', entry.path)
    const content = inflated(bytes, entry)
    if (content === null) return refused('it cannot be unpacked', entry.path)
    files.set(entry.path, content)
  }
  return ok(files)
}

/** The end record stands within the last 65,557 bytes. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === 0x06054b50) return at
  return -1
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Found {
  const nameLength = view.getUint16(at + 28, true)
  // Old Windows tools write backslashes between folders.
  const path = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
  const bad = (reason: string) => ({ refused: reason, path: path.slice(0, 200) })
  if (isOutside(path)) return bad('its name leads out of the archive')
  const isUnix = view.getUint16(at + 4, true) >> 8 === 3
  if (isUnix && ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === 0xa000) return bad('it is a link')
  if ((view.getUint16(at + 8, true) & 1) === 1) return bad('it is encrypted')
  const [size, inflated, header] = [
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
    view.getUint32(at + 42, true),
  ]
  if (size === 0xffffffff || inflated === 0xffffffff) return bad('it is larger than 4 GiB')
  if (header + 30 > bytes.length || view.getUint32(header, true) !== 0x04034b50) return bad('its header is missing')
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + size > bytes.length) return bad('it is cut off')
  return { path, method: view.getUint16(at + 10, true), start, size, inflated }
}

const isOutside = (path: string): boolean =>
  path === '' ||
  path.length > 500 ||
  /^\/|^[a-zA-Z]:|\p{Cc}/u.test(path) ||
  path.split('/').some((part) => part === '..')

function inflated(bytes: Uint8Array, { method, start, size, inflated }: Entry): Uint8Array | null {
  const packed = bytes.subarray(start, start + size)
  if (method === 0) return size === inflated ? packed : null
  if (method !== 8) return null
  try {
    const content = inflateSync(packed, { out: new Uint8Array(inflated) })
    return content.length === inflated ? content : null
  } catch {
    return null
  }
}
