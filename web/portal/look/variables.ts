import type { PortalVariables } from '#contract/branding.ts'
import { formatColor, mix, parseColor, textOn } from '#contract/contrast.ts'

/** While the desk's own are not known. The contract has the same, with all its schemas. */
export const usualVariables: PortalVariables = {
  font: 'inter',
  corners: 'usual',
  headerColor: null,
  heroColor: null,
  width: 1040,
}

export const fontFamilies: Record<PortalVariables['font'], string> = {
  inter: "'Inter Variable', system-ui, sans-serif",
  system: 'system-ui, sans-serif',
  serif: "Charter, 'Bitstream Charter', Georgia, serif",
}

const roundness: Record<PortalVariables['corners'], string> = { sharp: '0', usual: '1', round: '1.8' }

/** What the desk chose of the look, as the stylesheets read it. Words on a colour of its own are always readable. */
export function ownVariables({ corners, headerColor, heroColor, width }: PortalVariables): Record<string, string> {
  return {
    '--portal-roundness': roundness[corners],
    '--portal-width': `${width}px`,
    ...(headerColor !== null && groundOf('header', headerColor)),
    ...(heroColor !== null && groundOf('hero', heroColor)),
  }
}

function groundOf(name: 'header' | 'hero', hex: string): Record<string, string> {
  const color = parseColor(hex)
  const text = textOn(color)
  return {
    [`--portal-${name}`]: hex,
    [`--portal-on-${name}`]: formatColor(text),
    [`--portal-${name}-hover`]: formatColor(mix(color, text, 0.1)),
  }
}
