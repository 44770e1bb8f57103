/** The colours of one scheme. Every pair that meets on screen is checked in `theme.test.ts`. */
export type SchemeTokens = Readonly<Record<NeutralToken | ToneToken, string>>

export const neutralTokens = ['canvas', 'surface', 'sunken', 'line', 'edge', 'text', 'muted'] as const
export type NeutralToken = (typeof neutralTokens)[number]

export const tones = ['good', 'warn', 'bad', 'calm'] as const
export type Tone = (typeof tones)[number]
/** `text` is written with, `mark` draws, `wash` lies behind text. */
export type ToneToken = `${Tone}-${'text' | 'mark' | 'wash'}`

export const lightTokens: SchemeTokens = {
  canvas: '#f8f8f6',
  surface: '#ffffff',
  sunken: '#f0f0ed',
  line: '#e4e4df',
  edge: '#8b8b84',
  text: '#1c1d1f',
  muted: '#5d5f63',
  'good-text': '#14653a',
  'good-mark': '#2f8a5b',
  'good-wash': '#e4f2ea',
  'warn-text': '#7d4c00',
  'warn-mark': '#b87408',
  'warn-wash': '#faf0db',
  'bad-text': '#a5271d',
  'bad-mark': '#cc4034',
  'bad-wash': '#fbebe8',
  'calm-text': '#5d5f63',
  'calm-mark': '#85878c',
  'calm-wash': '#ededea',
}

export const darkTokens: SchemeTokens = {
  canvas: '#131416',
  surface: '#1a1b1e',
  sunken: '#232529',
  line: '#303237',
  edge: '#74777e',
  text: '#e7e7e4',
  muted: '#a6a8ad',
  'good-text': '#79ca9d',
  'good-mark': '#4fa87a',
  'good-wash': '#16301f',
  'warn-text': '#e0b062',
  'warn-mark': '#c28b32',
  'warn-wash': '#33270f',
  'bad-text': '#f29a90',
  'bad-mark': '#dd6a5f',
  'bad-wash': '#3b1d1a',
  'calm-text': '#a6a8ad',
  'calm-mark': '#7b7e85',
  'calm-wash': '#2a2c30',
}

export const lightSurfaces = [lightTokens.surface, lightTokens.canvas, lightTokens.sunken]
export const darkSurfaces = [darkTokens.canvas, darkTokens.surface, darkTokens.sunken]

/** The accent of an organisation that has not chosen one. */
export const defaultAccent = '#2b5ab8'
