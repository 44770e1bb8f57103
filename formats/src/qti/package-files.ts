import type { ZipFiles } from '../zip/read.ts'
import { decoded } from '../moodle-xml/text.ts'
import { childOf, descendants, type Element, textIn } from '../xml/element.ts'

/** XML files in the order of the manifest, then those that it does not name; with the keywords it gives them. */
export type ListedFile = { readonly path: string; readonly keywords: readonly string[] }

export function listedFiles(
  files: ZipFiles,
  manifest: { readonly root: Element; readonly path: string } | null,
): ListedFile[] {
  const listed = new Map<string, readonly string[]>()
  if (manifest) {
    for (const resource of descendants(manifest.root, ['resource'], 20_000)) {
      const keywords = descendants(resource, ['keyword'], 200).map((keyword) => textIn(keyword).trim())
      const file = resource.attributes.get('href') ?? childOf(resource, 'file')?.attributes.get('href')
      const path = file === undefined ? null : resolved(manifest.path, file)
      if (path !== null && files.has(path) && !listed.has(path)) listed.set(path, keywords)
    }
  }
  for (const path of files.keys()) if (!listed.has(path)) listed.set(path, [])
  return [...listed]
    .filter(([path]) => path.endsWith('.xml') && path !== manifest?.path)
    .map(([path, keywords]) => ({ path, keywords }))
}

/** A path as another file of the archive names it; null when it leads out. */
export function resolved(from: string, address: string): string | null {
  const parts = address.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of decoded(address.replace(/[?#].*$/, '')).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Canvas and Common Cartridge put the files' root behind a token. */
const tokens = /^\$?(?:IMS-CC-FILEBASE|IMS_CC_FILEBASE|CANVAS_COURSE_REFERENCE)\$?\/?/

/** The file that an address in a text means: beside the text, in the archive's root, or in Canvas's `web_resources`. */
export function fileAt(
  files: ZipFiles,
  from: string,
  address: string,
): { readonly path: string; readonly bytes: Uint8Array } | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return null
  const plain = decoded(address).replace(/^[$%]/, '$')
  const base = tokens.test(plain) ? plain.replace(tokens, '') : null
  const places =
    base === null
      ? [resolved(from, address), resolved('', address)]
      : [`web_resources/${base}`, base].map((path) => resolved('', path))
  for (const path of places) {
    const bytes = path === null ? undefined : files.get(path)
    if (path !== null && bytes) return { path, bytes }
  }
  return null
}
