import { assert } from '@cadre/kernel'

/** sRGB channels in 0..1. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** `#rrggbb`, the only spelling of a colour an organisation can store. */
export const isHexColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

export function rgbOf(hex: string): Rgb {
  assert(isHexColour(hex), `not a #rrggbb colour: ${hex}`)
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}

export function hexOf(rgb: Rgb): string {
  const byte = (channel: number): string =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${rgb.map(byte).join('')}`
}

/** The linear light of an sRGB channel (IEC 61966-2-1). */
export const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

export const gamma = (light: number): number =>
  light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it. */
export function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, success criterion 1.4.3). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  assert(dark !== undefined && light !== undefined, 'two colours have two luminances')
  return (light + 0.05) / (dark + 0.05)
}

/** What WCAG 2.2 AA asks of text under 24 px. */
export const textContrast = 4.5
/** What WCAG 2.2 AA asks of marks, outlines and large text (1.4.11). */
export const markContrast = 3
