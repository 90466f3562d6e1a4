const allowedProperties = new Set(
  `color background background-color border border-top border-right border-bottom border-left border-color border-style
  border-width border-collapse border-spacing border-radius margin margin-top margin-right margin-bottom margin-left
  padding padding-top padding-right padding-bottom padding-left width height max-width min-width max-height min-height
  font font-family font-size font-style font-weight font-variant line-height letter-spacing word-spacing text-align
  text-decoration text-indent text-transform vertical-align white-space word-break word-wrap overflow-wrap direction
  display float clear list-style-type table-layout caption-side empty-cells`.split(/\s+/),
)

// No url(), expression(), escapes, comments or strings that could end the attribute: only plain values and colours.
const plainValue = /^[\w\s#%.,!'+/-]*$/
const colourFunctions = /\b(?:rgba?|hsla?)\([\d\s.,%/]{1,60}\)/gi
const longestStyle = 4000

/** A style attribute reduced to properties that dress text and cannot load, cover or escape anything. */
export function safeStyle(style: string): string | undefined {
  const kept = style
    .slice(0, longestStyle)
    .split(';')
    .flatMap((declaration) => safeDeclaration(declaration) ?? [])
  return kept.length > 0 ? kept.join(';') : undefined
}

function safeDeclaration(declaration: string): string | undefined {
  const colon = declaration.indexOf(':')
  const property = declaration.slice(0, colon).trim().toLowerCase()
  const value = declaration
    .slice(colon + 1)
    .replaceAll('"', "'")
    .replace(/\s+/g, ' ')
    .trim()
  if (colon < 0 || value === '' || !allowedProperties.has(property)) return undefined
  if (!plainValue.test(value.replace(colourFunctions, '0')) || /javascript|\/\*/i.test(value)) return undefined
  return `${property}:${value}`
}
