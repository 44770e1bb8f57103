import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, from the sources and from the bundle alike: the nearest one above that holds the migrations. */
export const projectRoot = ((): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations', '0001-platform.sql'))) return folder
    if (folder === dirname(folder)) throw new Error('the migrations folder is missing beside the program')
  }
})()
