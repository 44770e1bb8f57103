import { gamma, linear, rgbOf, type Rgb } from './contrast.ts'

/** Perceptual lightness 0..1, chroma 0..~0.37, hue in degrees. Source: B. Ottosson, "A perceptual color space" (2020). */
export type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number }

const degrees = 180 / Math.PI

export function oklchOf(hex: string): Oklch {
  const [red, green, blue] = rgbOf(hex)
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const hue = (Math.atan2(blueYellow, greenRed) * degrees + 360) % 360
  return { lightness, chroma: Math.hypot(greenRed, blueYellow), hue }
}

function rgbUnclipped({ lightness, chroma, hue }: Oklch): Rgb {
  const greenRed = chroma * Math.cos(hue / degrees)
  const blueYellow = chroma * Math.sin(hue / degrees)
  const l = (lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow) ** 3
  const m = (lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow) ** 3
  const s = (lightness - 0.0894841775 * greenRed - 1.291485548 * blueYellow) ** 3
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const slack = 0.0005
const fits = (rgb: Rgb): boolean => rgb.every((channel) => channel >= -slack && channel <= 1 + slack)

/** The colour itself, or the most saturated one of the same lightness and hue that a screen can show. */
export function rgbWithin(colour: Oklch): Rgb {
  const wanted = rgbUnclipped(colour)
  if (fits(wanted)) return wanted
  let [inside, outside] = [0, colour.chroma]
  for (let step = 0; step < 20; step += 1) {
    const chroma = (inside + outside) / 2
    if (fits(rgbUnclipped({ ...colour, chroma }))) inside = chroma
    else outside = chroma
  }
  return rgbUnclipped({ ...colour, chroma: inside })
}
