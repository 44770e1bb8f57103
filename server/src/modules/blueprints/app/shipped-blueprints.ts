import type { Blueprint } from '@cadre/formats/blueprint'
import { expectOk } from '@cadre/kernel'
import { contentNames, readContentText } from '../../../platform/content.ts'
import { judgeFile } from '../domain/judge-file.ts'

export type ShippedBlueprint = { readonly key: string; readonly file: string; readonly content: Blueprint }

let read: readonly ShippedBlueprint[] | null = null

/** The blueprints that ship, read once: files of the product never change while it runs. */
export function shippedBlueprints(): readonly ShippedBlueprint[] {
  read ??= contentNames('blueprints').map((name) => {
    const file = readContentText(`blueprints/${name}`)
    return { key: name.replace(/\.yaml$/, ''), file, content: expectOk(judgeFile(file)) }
  })
  return read
}
