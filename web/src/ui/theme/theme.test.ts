import { describe, expect, it } from 'vitest'
import { contrast, markContrast, textContrast } from '../../lib/colour/contrast.ts'
import { darkSurfaces, darkTokens, lightSurfaces, lightTokens, tones } from './tokens.ts'

describe.each([
  ['light', lightTokens, lightSurfaces],
  ['dark', darkTokens, darkSurfaces],
] as const)('the %s scheme', (_, tokens, surfaces) => {
  it('writes text that is readable on every surface', () => {
    for (const surface of surfaces)
      for (const name of ['text', 'muted'] as const)
        expect(contrast(tokens[name], surface)).toBeGreaterThanOrEqual(textContrast)
  })

  it.each(tones)('writes %s text that is readable on its wash and on every surface', (tone) => {
    for (const surface of [tokens[`${tone}-wash`], ...surfaces])
      expect(contrast(tokens[`${tone}-text`], surface)).toBeGreaterThanOrEqual(textContrast)
  })

  it.each(tones)('draws %s marks that stand out from surface and canvas', (tone) => {
    for (const surface of [tokens.surface, tokens.canvas])
      expect(contrast(tokens[`${tone}-mark`], surface)).toBeGreaterThanOrEqual(markContrast)
  })

  it('outlines controls so that they can be found', () => {
    expect(contrast(tokens.edge, tokens.surface)).toBeGreaterThanOrEqual(markContrast)
  })
})
