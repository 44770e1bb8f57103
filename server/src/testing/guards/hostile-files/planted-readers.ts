// Readers with one fault each, which the examination has to find. They read as little as their fault needs.
import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const read = (stem: string, media: readonly { name: string }[] = []) => ({
  ok: true,
  set: { questions: [{ stem }], media },
})
const refused = { ok: false, reason: 'nothing in it' }
const entity = /<!ENTITY\s+%?\s*\w+\s+SYSTEM\s+"([^"]+)"/

/** Asks the network for what a document type names. */
export function fetchesEntities(bytes: Uint8Array) {
  const address = entity.exec(textOf(bytes))?.[1]
  if (address?.startsWith('http') !== true) return refused
  const { hostname, port } = new URL(address)
  connect(Number(port), hostname).on('error', () => {})
  return read('x')
}

/** Puts the file that a document type names into the text. */
export function readsEntities(bytes: Uint8Array) {
  const address = entity.exec(textOf(bytes))?.[1]
  return address?.startsWith('file:') === true ? read(readFileSync(new URL(address), 'utf8')) : refused
}

/** Puts in what every entity stands for, however often. */
export function expandsEntities(bytes: Uint8Array) {
  const text = textOf(bytes)
  const meant = new Map(
    [...text.matchAll(/<!ENTITY (\w+) "([^"]*)">/g)].map(([, name = '', value = '']) => [name, value.split(/[&;]+/)]),
  )
  const waiting = [...meant.keys()].slice(-1)
  const parts: { readonly words: string }[] = []
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const within = meant.get(name)
    if (within) waiting.push(...within.filter((each) => each !== ''))
    else parts.push({ words: name })
  }
  return read(String(parts.length))
}

/** Names files as the archive does. */
export function trustsNames(bytes: Uint8Array) {
  try {
    return read(
      'x',
      Object.keys(unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000 })).map((name) => ({ name })),
    )
  } catch {
    return refused
  }
}

/** Opens whatever is packed. */
export function inflatesAnything(bytes: Uint8Array) {
  const kept: { readonly line: number }[] = []
  try {
    for (const content of Object.values(unzipSync(bytes)))
      for (let line = 0; line < content.length; line++) kept.push({ line })
  } catch {
    return refused
  }
  return read(String(kept.length))
}

/** Looks for every pair of brackets from every bracket on. */
export function looksEverywhere(bytes: Uint8Array) {
  const text = textOf(bytes)
  let pairs = 0
  for (let from = text.indexOf('{'); from >= 0; from = text.indexOf('{', from + 1))
    for (let to = from; to < text.length; to++) if (text.charAt(to) === '}') pairs++
  return read(String(pairs))
}

/** Believes that every file is text. */
export const believes = (bytes: Uint8Array) => read(new TextDecoder('utf-8', { fatal: true }).decode(bytes))

/** Says no without a word. */
export const saysNothing = () => ({ ok: false, reason: '' })
