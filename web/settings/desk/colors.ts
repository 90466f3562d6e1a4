/** Dark or light text, whichever is easier to read on the colour (WCAG contrast). */
export function readableOn(hex: string): '#ffffff' | '#10141c' {
  return contrast(hex, '#ffffff') >= contrast(hex, '#10141c') ? '#ffffff' : '#10141c'
}

export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 1) + 0.05) / ((dark ?? 0) + 0.05)
}

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
