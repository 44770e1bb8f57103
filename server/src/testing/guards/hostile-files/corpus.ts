import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hostileFiles } from '../../../../../formats/src/question-formats/hostile-files.fixture.ts'
import type { ReaderFile } from './examine-reader.ts'

export type HostileFile = readonly [name: string, bytes: Uint8Array]

/** Stands outside of the files alone. */
export const secret = 'what stands in a file of this machine'

/** The files that are meant to hurt, and one that knows where a secret of this machine is. */
export function hostileCorpus(): readonly HostileFile[] {
  const outside = join(mkdtempSync(join(tmpdir(), 'cadre-outside-')), 'secret.txt')
  writeFileSync(outside, secret)
  const reach = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "${pathToFileURL(outside).href}">]>
<quiz><question type="truefalse"><questiontext><text>&x;</text></questiontext></question></quiz>`
  return [...hostileFiles, ['a quiz with an entity that is there', new TextEncoder().encode(reach)]]
}

/** The reader of the product. */
export const productReader: ReaderFile = {
  module: new URL('../../../modules/bank/reader/read-file.ts', import.meta.url).href,
  name: 'readFile',
}

/** A reader with one fault. */
export const plantedReader = (name: string): ReaderFile => ({
  module: new URL('./planted-readers.ts', import.meta.url).href,
  name,
})
