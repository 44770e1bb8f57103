import type { ZipFiles } from '../zip/read.ts'
import { decoded } from '../moodle-xml/text.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

/** XML files in the order of the manifest, then those that it does not name; with the keywords it gives them. */
export type ListedFile = { readonly path: string; readonly keywords: readonly string[] }

export function listedFiles(
  files: ZipFiles,
  manifest: { readonly root: Element; readonly path: string } | null,
): ListedFile[] {
  const listed = new Map<string, readonly string[]>()
  if (manifest) {
    const bases = [manifest.root, ...elementsIn(manifest.root, 'resources')].map(baseOf).join('')
    for (const resource of descendants(manifest.root, ['resource'], 20_000)) {
      const keywords = [
        ...descendants(resource, ['keyword'], 200).map((keyword) => textIn(keyword).trim()),
        ...categoriesOf(resource),
      ]
      const base = bases + baseOf(resource)
      const hrefs = [resource, ...elementsIn(resource, 'file')].map(({ attributes }) => attributes.get('href'))
      for (const file of hrefs) {
        const path = file === undefined ? null : resolved(manifest.path, base + file)
        if (path !== null && files.has(path) && !listed.has(path)) listed.set(path, keywords)
      }
    }
  }
  for (const path of files.keys()) if (!listed.has(path)) listed.set(path, [])
  return [...listed]
    .filter(
      ([path]) => /\.(?:xml|qti)$/i.test(path) && path !== manifest?.path && !isJunk(path) && !isLesser(path, files),
    )
    .map(([path, keywords]) => ({ path, keywords }))
}

/** Common Cartridge's category of a question, where a package of QTI 2 or 3 keeps it. */
const categoriesOf = (resource: Element): string[] =>
  descendants(resource, ['taxonPath'], 200).flatMap((path) =>
    textIn(childOf(path, 'source')).trim() === 'cc_question_category'
      ? [`category:${textIn(descendants(path, ['entry'])[0]).trim()}`]
      : [],
  )

const baseOf = ({ attributes }: Element): string => attributes.get('xml:base') ?? ''

/** What macOS adds to archives. */
export const isJunk = (path: string): boolean => /(?:^|\/)(?:__MACOSX\/|\._)/.test(path)

/** Canvas exports each quiz twice: as Common Cartridge can say it, and whole. */
function isLesser(path: string, files: ZipFiles): boolean {
  const [, before = '', name] = /^(.*?)([^/]+)\/assessment_qti\.xml$/.exec(path) ?? []
  return name !== undefined && files.has(`${before}non_cc_assessments/${name}.xml.qti`)
}

/** A path as another file of the archive names it; null when it leads out. */
export function resolved(from: string, address: string): string | null {
  const parts = address.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of decoded(address.replace(/[?#].*$/, ''))
    .replaceAll('\\', '/')
    .split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Canvas and Common Cartridge put the files' root behind a token. */
const tokens = /^\$?(?:IMS[-_]CC[-_]FILE_?BASE|CANVAS_COURSE_REFERENCE)\$?\/?/

/** A package's files, with the folder in the archive that it stands in: empty, or with a slash behind it. */
export type Package = {
  readonly files: ZipFiles
  readonly folder: string
  readonly pathsByName: ReadonlyMap<string, readonly string[]>
}

export function packageOf(files: ZipFiles, manifest: string | undefined): Package {
  const paths = [...files.keys()].filter((path) => !isJunk(path))
  return { files, folder: folderOf(paths, manifest), pathsByName: Map.groupBy(paths, nameOf) }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Beside the manifest; without one, the folder that all files share. */
function folderOf(paths: readonly string[], manifest: string | undefined): string {
  if (manifest !== undefined) return manifest.slice(0, manifest.lastIndexOf('/') + 1)
  const [first = ''] = paths
  const folder = first.slice(0, first.indexOf('/') + 1)
  return paths.every((path) => path.startsWith(folder)) ? folder : ''
}

/** Files of one name that are looked through. */
const mostAlike = 20

/** Some tools leave out the folders above: then the one file whose path ends so is meant. */
function endingSo({ pathsByName }: Package, address: string | null): string | null {
  const alike = address === null ? [] : (pathsByName.get(nameOf(address)) ?? [])
  const [path, another] = alike.length > mostAlike ? [] : alike.filter((each) => each.endsWith(`/${address}`))
  return path !== undefined && another === undefined ? path : null
}

/** The file that an address in a text means: beside the text, in the package's folder, in Canvas's `web_resources`, or deeper. */
export function fileAt(
  archive: Package,
  from: string,
  address: string,
): { readonly path: string; readonly bytes: Uint8Array } | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return null
  const plain = decoded(address).replace(/^[$%]/, '$')
  const base = tokens.test(plain) ? plain.replace(tokens, '') : null
  const { files, folder } = archive
  const places =
    base === null
      ? [resolved(from, address), resolved(folder, address)]
      : [`web_resources/${base}`, base].map((path) => resolved(folder, path))
  for (const path of [...places, endingSo(archive, resolved('', base ?? address))]) {
    const bytes = path === null ? undefined : files.get(path)
    if (path !== null && bytes) return { path, bytes }
  }
  return null
}
