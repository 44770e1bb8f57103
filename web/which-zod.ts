import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const contracts = here('../contracts/src/')

/**
 * Contracts get a stand-in for `zod`, for nobody in the browser reads their schemas; what parses there, such as the
 * blueprint's format, gets zod without its trial of compiling code.
 */
export const whichZod = (): Plugin => ({
  name: 'cadre-which-zod',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source !== 'zod') return null
    return here(importer?.startsWith(contracts) ? 'src/lib/schemas-unread.ts' : 'src/lib/zod-without-eval.ts')
  },
})
