import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { atMost, judged, notMeasured, type Figure } from './figure.ts'
import { root } from './process.ts'

const name = 'page: script of the first page, gzip'
const bar = 'under 200 kB of compressed script'

/** What index.html loads at once: its script and everything that the script imports, as the build lists them. */
export async function firstPage(): Promise<Figure[]> {
  const folder = join(root, 'web', 'dist')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, path]) => path ?? [])
  if (scripts.length === 0) return [notMeasured(name, 'kB', bar, 'index.html names no script')]
  const files = scripts.map((path) => readFileSync(join(folder, path)))
  const kilobytes = (size: (bytes: Buffer) => number) => files.reduce((sum, file) => sum + size(file), 0) / 1_000
  const detail = { scripts, brotliKilobytes: kilobytes((file) => brotliCompressSync(file).length) }
  const reference = { name: 'the same uncompressed', value: kilobytes((file) => file.length) }
  const value = kilobytes((file) => gzipSync(file).length)
  return [judged({ name, unit: 'kB', value, reference, detail }, atMost(200, bar))]
}
