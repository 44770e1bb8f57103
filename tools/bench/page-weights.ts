import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { root } from './process.ts'

/** The pages that people meet first: a new server's, a stranger's, a programme lead's, everybody else's. */
const pages = {
  welcome: 'src/features/entry/welcome-page.tsx',
  'sign-in': 'src/features/entry/sign-in-page.tsx',
  overview: 'src/features/overview/overview-page.tsx',
  today: 'src/features/today/today-page.tsx',
}
type Part = { readonly file: string; readonly imports?: readonly string[] }
export type PageWeight = { readonly page: string; readonly kilobytes: number; readonly scripts: readonly string[] }

/** Script of each first page as the server sends it, in kB of Brotli: what index.html and the page import, all told. */
export function pageWeights(): PageWeight[] {
  const folder = join(root, 'web', 'dist')
  const parts = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Part>
  const sizes = new Map<string, number>()
  const sizeOf = (file: string) => {
    const size = sizes.get(file) ?? brotliCompressSync(readFileSync(join(folder, file))).length
    sizes.set(file, size)
    return size
  }
  return Object.entries(pages).map(([page, source]) => {
    const needed = new Set<string>()
    const need = (name: string): void => {
      const part = parts[name]
      if (!part) throw new Error(`${page}: the build knows no ${name}`)
      if (needed.has(part.file)) return
      needed.add(part.file)
      for (const each of part.imports ?? []) need(each)
    }
    need('index.html')
    need(source)
    const scripts = [...needed]
    return { page, kilobytes: scripts.reduce((sum, file) => sum + sizeOf(file), 0) / 1_000, scripts }
  })
}
