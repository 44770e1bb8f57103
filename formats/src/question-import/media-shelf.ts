import type { Media } from '../question/index.ts'
import type { ImportLimits } from './limits.ts'

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  bmp: 'image/bmp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
}

export const typeOfName = (name: string): string => {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(types, ending) ? (types[ending] ?? '') : 'application/octet-stream'
}

/** A name that Markdown, files and links can all hold. */
export function mediaNameOf(written: string): string {
  const base = written.slice(written.replaceAll('\\', '/').lastIndexOf('/') + 1)
  const clean = base
    .slice(-200)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/-+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
  return clean.slice(-80).replace(/^[^a-z0-9]+/, '') || 'file'
}

/** Media of one import: equal bytes are kept once, equal names of different bytes are told apart. */
export type MediaShelf = {
  /** The medium's name in the set; null when it is more than the limits allow. */
  readonly put: (written: string, bytes: Uint8Array, type?: string) => string | null
  readonly all: () => readonly Media[]
}

export function mediaShelf(limits: Pick<ImportLimits, 'mediaBytes' | 'mediaFiles'>): MediaShelf {
  const media = new Map<string, Media>()
  let total = 0
  return {
    put(written, bytes, type) {
      const wanted = mediaNameOf(written)
      const dot = wanted.lastIndexOf('.')
      for (let n = 1; n <= 1000; n++) {
        const name = n === 1 ? wanted : dot > 0 ? `${wanted.slice(0, dot)}-${n}${wanted.slice(dot)}` : `${wanted}-${n}`
        const before = media.get(name)
        if (before && areEqual(before.bytes, bytes)) return name
        if (before) continue
        if (media.size >= limits.mediaFiles || total + bytes.length > limits.mediaBytes) return null
        total += bytes.length
        media.set(name, { name, type: type ?? typeOfName(name), bytes })
        return name
      }
      return null
    },
    all: () => [...media.values()],
  }
}

const areEqual = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])
