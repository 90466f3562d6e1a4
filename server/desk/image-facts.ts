export interface ImageFacts {
  contentType: 'image/png' | 'image/jpeg' | 'image/webp'
  width: number
  height: number
}

/**
 * What a picture is by its own bytes, whatever it claims to be; undefined for what is none. SVG is none: it may run
 * scripts, and what is left of one after cleaning is seldom what its maker drew.
 */
export function imageFactsOf(bytes: Buffer): ImageFacts | undefined {
  const found = pngFacts(bytes) ?? jpegFacts(bytes) ?? webpFacts(bytes)
  return found !== undefined && found.width > 0 && found.height > 0 ? found : undefined
}

/** PNG, 3rd edition: signature, then IHDR with width and height, and IEND at the end. */
function pngFacts(bytes: Buffer): ImageFacts | undefined {
  if (bytes.length < 45 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  if (
    bytes.toString('latin1', 12, 16) !== 'IHDR' ||
    bytes.toString('latin1', bytes.length - 8, bytes.length - 4) !== 'IEND'
  )
    return undefined
  return { contentType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** ITU-T T.81: markers follow each other until a frame header (SOF), which has the size. */
function jpegFacts(bytes: Buffer): ImageFacts | undefined {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { contentType: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** RFC 9649: RIFF with one of three kinds of first chunk, each with the size at its own place. */
function webpFacts(bytes: Buffer): ImageFacts | undefined {
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  if (bytes.length < 30 || !isWebp || bytes.readUInt32LE(4) + 8 > bytes.length) return undefined
  const contentType = 'image/webp'
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { contentType, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const size = bytes.readUInt32LE(21)
      return { contentType, width: (size & 0x3fff) + 1, height: ((size >> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { contentType, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    default:
      return undefined
  }
}
