import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'
import { accentPalette, darkTextShade, fillShade, type Shades } from '../../lib/colour/accent-palette.ts'
import { darkTokens, lightSurfaces, lightTokens, type SchemeTokens } from './tokens.ts'

const grey: Shades = [
  '#f8f8f6',
  '#f0f0ed',
  '#e4e4df',
  '#d3d3cd',
  '#b4b4ae',
  '#8b8b84',
  '#6d6e70',
  '#5d5f63',
  '#3a3b3e',
  '#1c1d1f',
]
const dark: Shades = [
  '#e7e7e4',
  '#c6c7c9',
  '#a6a8ad',
  '#74777e',
  '#404348',
  '#303237',
  '#232529',
  '#1a1b1e',
  '#131416',
  '#0c0d0e',
]

const red = accentPalette('#b8352a', lightSurfaces)

const pixels = (value: number): string => `${value / 16}rem`

/** Controls 32 px high with a mouse, 40 px under a finger (`base.css`). */
const controls = { defaultProps: { size: 'sm' } }
const still = { transitionProps: { duration: 120, transition: 'fade' } }

/** Everything but the accent: type, space, shape and manners. */
const house: MantineThemeOverride = {
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: pixels(12), sm: pixels(13), md: pixels(14), lg: pixels(16), xl: pixels(20) },
  lineHeights: { xs: '1.333', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: 'inherit',
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: pixels(20), lineHeight: '1.4' },
      h2: { fontSize: pixels(16), lineHeight: '1.5' },
      h3: { fontSize: pixels(14), lineHeight: '1.45' },
      h4: { fontSize: pixels(13), lineHeight: '1.45' },
    },
  },
  spacing: { xs: pixels(8), sm: pixels(12), md: pixels(16), lg: pixels(24), xl: pixels(32) },
  radius: { xs: pixels(2), sm: pixels(4), md: pixels(6), lg: pixels(8), xl: pixels(12) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  // Below this luminance white text reaches 4.5, above it black text does.
  luminanceThreshold: 0.18,
  components: {
    Button: controls,
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    TextInput: controls,
    Textarea: controls,
    NumberInput: controls,
    PasswordInput: controls,
    Select: controls,
    NativeSelect: controls,
    MultiSelect: controls,
    SegmentedControl: { defaultProps: { size: 'sm', transitionDuration: 120 } },
    Modal: { defaultProps: { ...still, radius: 'md', overlayProps: { backgroundOpacity: 0.4 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.4 } } },
    Menu: { defaultProps: { ...still, shadow: 'md', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { ...still, shadow: 'md' } },
    Tooltip: { defaultProps: { ...still, openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
}

export function themeOf(accent: string): MantineThemeOverride {
  return createTheme({
    ...house,
    colors: { accent: accentPalette(accent, lightSurfaces), red, gray: grey, dark },
    primaryColor: 'accent',
    primaryShade: fillShade,
  })
}

const tokenVariables = (tokens: SchemeTokens): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--cd-${name}`, value]))

const mantineVariables = {
  '--mantine-color-text': 'var(--cd-text)',
  '--mantine-color-body': 'var(--cd-surface)',
  '--mantine-color-dimmed': 'var(--cd-muted)',
  '--mantine-color-error': 'var(--cd-bad-text)',
  '--mantine-color-placeholder': 'var(--cd-muted)',
  '--mantine-color-default-border': 'var(--cd-line)',
  '--mantine-color-default-hover': 'var(--cd-sunken)',
  '--mantine-color-anchor': 'var(--cd-accent-text)',
}

const accent = (shade: number): string => `var(--mantine-color-accent-${shade})`

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--cd-accent-fill': accent(fillShade) },
  light: {
    ...tokenVariables(lightTokens),
    ...mantineVariables,
    '--cd-accent-text': accent(fillShade),
    // Mantine writes coloured menu items in shade 6 whatever the scheme.
    '--mantine-color-red-6': red[fillShade],
    '--cd-accent-mark': accent(fillShade),
    '--mantine-color-accent-light-color': accent(fillShade),
    '--mantine-color-accent-light': accent(0),
    '--cd-accent-wash': accent(0),
    '--cd-accent-band': accent(2),
  },
  dark: {
    ...tokenVariables(darkTokens),
    ...mantineVariables,
    '--cd-accent-text': accent(darkTextShade),
    '--mantine-color-red-6': red[darkTextShade],
    '--cd-accent-mark': accent(darkTextShade),
    '--mantine-color-accent-light-color': accent(darkTextShade),
    '--mantine-color-accent-light': 'var(--cd-accent-wash)',
    '--cd-accent-wash': 'color-mix(in srgb, var(--mantine-color-accent-7) 24%, var(--cd-surface))',
    '--cd-accent-band': 'color-mix(in srgb, var(--mantine-color-accent-6) 45%, var(--cd-surface))',
  },
})
