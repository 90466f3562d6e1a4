// Controls, and the marks that turn the direction of writing: "exe.fdp" must not read as "pdf.exe".
const hiddenCharacters = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const forbiddenCharacters = /[<>:"|?*\\/]/g
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const longestName = 150
const longestExtension = 20

/** A file name without path, hidden or direction-turning characters, at most 150 characters, never empty. */
export function safeFilename(name: string | undefined, fallback: string): string {
  return plainFilename(name ?? '') || plainFilename(fallback) || 'file'
}

function plainFilename(name: string): string {
  const last =
    name.slice(0, 5000).toWellFormed().normalize('NFC').replace(hiddenCharacters, '').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(forbiddenCharacters, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  const bounded = boundLength(plain)
  return deviceName.test(bounded) ? `_${bounded}` : bounded
}

/** Cut in the middle, so that the extension stays. */
function boundLength(name: string): string {
  if (name.length <= longestName) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= longestExtension ? name.slice(dot) : ''
  return `${wellFormedStart(name, longestName - extension.length).trimEnd()}${extension}`
}

function wellFormedStart(text: string, length: number): string {
  const start = text.slice(0, length)
  return start.isWellFormed() ? start : start.slice(0, -1)
}
