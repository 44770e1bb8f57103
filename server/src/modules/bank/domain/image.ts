import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import { cleanSvg } from './clean-svg.ts'

export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml'
export type Image = { readonly type: ImageType; readonly bytes: Uint8Array }
const endings = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
} as const satisfies Record<ImageType, string>
/** How a file of this type is named. */
export const endingOf = (type: ImageType): string => endings[type]
type Reason = 'not-an-image' | 'too-large' | 'unsafe-svg'

export const mostImageBytes = 2_097_152

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0) =>
  start.every((byte, i) => bytes[at + i] === byte)
const riff = [0x52, 0x49, 0x46, 0x46]
const webp = [0x57, 0x45, 0x42, 0x50]

/** The type by its first bytes: what a file calls itself proves nothing. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return 'image/gif'
  if (startsWith(bytes, riff) && startsWith(bytes, webp, 8)) return 'image/webp'
  const head = new TextDecoder().decode(bytes.subarray(0, 1_024))
  return /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE[^>[]*>\s*)?<svg[\s>]/i.test(head)
    ? 'image/svg+xml'
    : null
}

/** The image as it is kept: an SVG is written anew from what of it only draws. */
export function acceptImage(bytes: Uint8Array): Ok<Image> | Refusal<'bank.media-refused', { reason: Reason }> {
  const refused = (reason: Reason) => refuse('bank.media-refused', { reason })
  if (bytes.length > mostImageBytes) return refused('too-large')
  const type = imageTypeOf(bytes)
  if (type === null) return refused('not-an-image')
  if (type !== 'image/svg+xml') return ok({ type, bytes })
  const clean = cleanSvg(new TextDecoder().decode(bytes))
  return clean === null ? refused('unsafe-svg') : ok({ type, bytes: new TextEncoder().encode(clean) })
}
