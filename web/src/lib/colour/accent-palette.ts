import { contrast, hexOf, textContrast } from './contrast.ts'
import { type Oklch, oklchOf, rgbWithin } from './oklch.ts'

export type Shades = readonly [string, string, string, string, string, string, string, string, string, string]

/** The shade that fills buttons and writes links in the light theme; white text on it is readable. */
export const fillShade = 7
/** The shade that writes links in the dark theme. */
export const darkTextShade = 4

const deepestFill = 0.32
const lightest = 0.975
const darkest = 0.2

const shade = (colour: Oklch, lightness: number, saturation: number): string =>
  hexOf(rgbWithin({ hue: colour.hue, lightness, chroma: colour.chroma * saturation }))

/** The lightness nearest to the organisation's own at which the colour is readable on every one of `surfaces`. */
function fillLightness(colour: Oklch, surfaces: readonly string[]): number {
  let lightness = Math.max(colour.lightness, deepestFill)
  const readable = (): boolean =>
    surfaces.every((surface) => contrast(shade(colour, lightness, 1), surface) >= textContrast)
  while (lightness > deepestFill && !readable()) lightness -= 0.005
  return lightness
}

/**
 * Ten shades of an organisation's colour, from a wash to almost black. Its hue is kept; its lightness gives way where
 * contrast asks for it: shade 7 reaches 4.5 on each of the `surfaces`, and white text on it reaches 4.5 too when white
 * is among them.
 */
export function accentPalette(hex: string, surfaces: readonly string[]): Shades {
  const colour = oklchOf(hex)
  const fill = fillLightness(colour, surfaces)
  const up = (part: number): number => fill + (lightest - fill) * part
  const down = (part: number): number => fill - (fill - darkest) * part
  return [
    shade(colour, lightest, 0.1),
    shade(colour, up(0.92), 0.16),
    shade(colour, up(0.8), 0.28),
    shade(colour, up(0.66), 0.5),
    shade(colour, Math.max(up(0.48), 0.75), 0.8),
    shade(colour, up(0.3), 0.95),
    shade(colour, up(0.12), 1),
    shade(colour, fill, 1),
    shade(colour, down(0.3), 0.95),
    shade(colour, down(0.6), 0.85),
  ]
}
