import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './paths.ts'

/** What ships with the product, as text. @param path below content/, never from a request. */
export const readContentText = (path: string): string => readFileSync(join(projectRoot, 'content', path), 'utf8')

/** A shipped JSON file. */
export const readContent = (path: string): unknown => JSON.parse(readContentText(path))

/** The names of the files in a shipped folder, in order. */
export const contentNames = (folder: string): string[] => readdirSync(join(projectRoot, 'content', folder)).toSorted()

/** Files of a shipped folder and the folders in it, by their path below content/, in order. */
export const contentFiles = (folder: string, ending: string): string[] =>
  readdirSync(join(projectRoot, 'content', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .toSorted()
