type Rgb = readonly [number, number, number]

const names: Record<string, string> = {
  black: '#000000',
  windowtext: '#000000',
  navy: '#000080',
  blue: '#0000ff',
  darkblue: '#00008b',
  green: '#008000',
  darkgreen: '#006400',
  teal: '#008080',
  maroon: '#800000',
  darkred: '#8b0000',
  red: '#ff0000',
  purple: '#800080',
  indigo: '#4b0082',
  brown: '#a52a2a',
  gray: '#808080',
  grey: '#808080',
  dimgray: '#696969',
  dimgrey: '#696969',
  darkgray: '#a9a9a9',
  white: '#ffffff',
}
/** The dark surface that messages lie on, at its lightest. */
const surface: Rgb = [0x16, 0x1b, 0x27]
const enough = 4.5
/** What is written in no colour at all takes the colour of other text. */
const ink = '#d6dae3'

/**
 * The mail's own text colours made readable on a dark surface, keeping their hue. Undefined when the mail paints
 * backgrounds of its own: then it must stay as its author saw it, on white paper.
 */
export function coloursForDark(html: string): string | undefined {
  const plain = withoutWhiteGround(html)
  if (/\bbgcolor\s*=|\bbackground(?:-color)?\s*[:=]/i.test(tagsOf(plain))) return undefined
  return plain
    .replace(/(\sstyle\s*=\s*")([^"]*)"/gi, (_, start: string, style: string) => `${start}${lightStyle(style)}"`)
    .replace(/(<font\b[^>]*?\scolor\s*=\s*")([^"]*)"/gi, (_, start: string, colour: string) => {
      return `${start}${lightColour(colour) ?? colour}"`
    })
}

/** Only what stands inside tags: people write about backgrounds too. */
function tagsOf(html: string): string {
  return (html.match(/<[^<>]*>/g) ?? []).join('')
}

/** Editors say white where they mean nothing. */
function withoutWhiteGround(html: string): string {
  const white = '(?:#fff(?:fff)?|white|transparent|none|rgb\\(255, ?255, ?255\\)|inherit|initial)'
  const declaration = new RegExp(`\\bbackground(?:-color)?\\s*:\\s*${white}\\s*(?=;|"|')`, 'gi')
  return html.replace(declaration, 'opacity:1').replace(new RegExp(`\\sbgcolor\\s*=\\s*"${white}"`, 'gi'), '')
}

function lightStyle(style: string): string {
  return style.replace(/((?:^|;)\s*color\s*:\s*)([^;]+)/gi, (whole, start: string, colour: string) => {
    const light = lightColour(colour)
    return light === undefined ? whole : `${start}${light}`
  })
}

/** Undefined where it is readable as it is, or is no colour that is known. */
function lightColour(colour: string): string | undefined {
  const rgb = rgbOf(
    colour
      .replace(/!important/i, '')
      .trim()
      .toLowerCase(),
  )
  if (!rgb || contrast(rgb, surface) >= enough) return undefined
  if (Math.max(...rgb) - Math.min(...rgb) < 30) return ink
  for (let share = 0.1; share < 1; share += 0.05) {
    const mixed = rgb.map((channel) => Math.round(channel + (255 - channel) * share)) as unknown as Rgb
    if (contrast(mixed, surface) >= enough * 1.3) return `rgb(${mixed.join(', ')})`
  }
  return '#ffffff'
}

function rgbOf(colour: string): Rgb | undefined {
  const hex = names[colour] ?? colour
  const [, long, short] = /^#(?:([0-9a-f]{6})|([0-9a-f]{3}))$/.exec(hex) ?? []
  const digits = long ?? short?.replace(/./g, '$&$&')
  if (digits !== undefined)
    return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(colour)
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : undefined
}

/** WCAG 2.2: contrast ratio by relative luminance. */
function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = Math.min(255, channel) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
