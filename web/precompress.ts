import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

/** Smaller files gain less than their second name costs. */
const fromBytes = 1_024

/**
 * Compresses what the build wrote as far as Brotli goes, once. Compressing at each reply would have to be quicker and so
 * a fifth larger; the first page has to stay under 200 kB of script.
 */
export const precompress = (): Plugin => ({
  name: 'cadre-precompress',
  apply: 'build',
  writeBundle({ dir }) {
    const folder = join(dir ?? 'dist', 'assets')
    for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
      const content = readFileSync(join(folder, name))
      if (content.length < fromBytes) continue
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params }))
    }
  },
})
