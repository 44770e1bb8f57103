import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentPalette, darkTextShade, fillShade } from './accent-palette.ts'
import { contrast, hexOf, isHexColour, luminance, rgbOf, textContrast } from './contrast.ts'
import { oklchOf, rgbWithin } from './oklch.ts'

const hexes = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  // Values from the WCAG 2.2 definitions: white on black is 21:1; #767676 is the lightest grey readable on white.
  it.each([
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ])('%s on %s is %f to 1', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2)
    expect(contrast(b, a)).toBeCloseTo(expected, 2)
  })

  it('survives the way to channels and back', () => {
    fc.assert(fc.property(hexes, (hex) => hexOf(rgbOf(hex)) === hex))
  })

  it('tells hexadecimal colours from other text', () => {
    expect(['#1a2b3c', '#FFFFFF'].every(isHexColour)).toBe(true)
    expect(['1a2b3c', '#fff', 'red', '#12345g', ''].some(isHexColour)).toBe(false)
  })

  it('puts luminance between 0 and 1', () => {
    fc.assert(fc.property(hexes, (hex) => luminance(hex) >= 0 && luminance(hex) <= 1))
  })
})

describe('oklch', () => {
  it('gives back every colour of the screen', () => {
    fc.assert(fc.property(hexes, (hex) => hexOf(rgbWithin(oklchOf(hex))) === hex))
  })

  // Ottosson's published example: sRGB red is L 0.628, C 0.258, h 29.2.
  it('places red where its author does', () => {
    const red = oklchOf('#ff0000')
    expect(red.lightness).toBeCloseTo(0.628, 3)
    expect(red.chroma).toBeCloseTo(0.2577, 3)
    expect(red.hue).toBeCloseTo(29.23, 1)
  })
})

describe('accentPalette', () => {
  const light = ['#ffffff', '#f7f7f5', '#eeeeeb']
  it('is readable on every light surface and under white text, whatever colour an organisation chooses', () => {
    fc.assert(
      fc.property(hexes, (hex) => {
        const fill = accentPalette(hex, light)[fillShade]
        for (const surface of light) expect(contrast(fill, surface)).toBeGreaterThanOrEqual(textContrast)
      }),
    )
  })

  it('is readable on dark surfaces, whatever colour an organisation chooses', () => {
    fc.assert(
      fc.property(hexes, (hex) => {
        const text = accentPalette(hex, light)[darkTextShade]
        for (const surface of ['#141517', '#1b1c1f', '#26282c'])
          expect(contrast(text, surface)).toBeGreaterThanOrEqual(textContrast)
      }),
    )
  })

  it('keeps a colour that is readable already', () => {
    expect(accentPalette('#2b5ab8', light)[fillShade]).toBe('#2b5ab8')
  })

  it('goes from light to dark', () => {
    fc.assert(
      fc.property(hexes, (hex) => {
        const levels = accentPalette(hex, light).map(luminance)
        levels.slice(1).forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i] ?? 0) + 0.02))
      }),
    )
  })
})
