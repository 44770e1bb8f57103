import type { Media } from '@cadre/formats/question'
import { acceptImage } from '../domain/image.ts'

/** Files of a set as the bank takes them: `media` are images that draw only, `refused` says why of the others. */
export type FitImages = { readonly media: readonly Media[]; readonly refused: ReadonlyMap<string, string> }

const why = {
  'not-an-image': 'is no image of a kind that is kept (PNG, JPEG, GIF, WebP, SVG)',
  'too-large': 'has more than 2 MB',
  'unsafe-svg': 'is an SVG that cannot be read safely',
} as const

export function fitImages(media: readonly Media[]): FitImages {
  const refused = new Map<string, string>()
  const kept = media.flatMap((each) => {
    const accepted = acceptImage(each.bytes)
    if (accepted.ok) return [{ ...each, ...accepted.value }]
    refused.set(each.name, why[accepted.details.reason])
    return []
  })
  return { media: kept, refused }
}
