import { contrast, formatColor, mix, parseColor, type Rgb, standOut, textOn } from '#contract/contrast.ts'

/** The darkest surface of the light theme and the lightest of the dark one: what is readable there is so everywhere. */
export const lightSurface: Rgb = [239, 241, 245]
export const darkSurface: Rgb = [34, 39, 50]

const lightPage: Rgb = [255, 255, 255]
const darkPage: Rgb = [20, 23, 31]

export interface AccentColors {
  /** Behind the words of a main button. */
  fill: string
  fillHover: string
  onFill: string
  /** The accent as text, icon, line or focus ring. */
  ink: string
  /** A breath of the accent, as ground. */
  tint: string
}

/** A desk may choose any accent; these are the shades of it that can be read. */
export function accentColors(accent: string): Record<'light' | 'dark', AccentColors> {
  const color = parseColor(accent)
  return { light: shades(color, lightPage, lightSurface, 0.07), dark: shades(color, darkPage, darkSurface, 0.14) }
}

function shades(color: Rgb, page: Rgb, surface: Rgb, tintShare: number): AccentColors {
  const fill = standOut(color, page, 1.6)
  const onFill = textOn(fill)
  const tint = mix(page, color, tintShare)
  const ink = standOut(standOut(color, surface, 5), tint, 4.6)
  // Away from the colour of the words, so that hovering never makes them harder to read.
  const away: Rgb = contrast(onFill, [0, 0, 0]) > 10 ? [0, 0, 0] : [255, 255, 255]
  return {
    fill: formatColor(fill),
    fillHover: formatColor(mix(fill, away, 0.12)),
    onFill: formatColor(onFill),
    ink: formatColor(ink),
    tint: formatColor(tint),
  }
}
