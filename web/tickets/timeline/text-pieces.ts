export interface TextPiece {
  text: string
  /** Where it leads, when it is an address. */
  href?: string
}

const addresses = /\b(?:https?:\/\/|www\.)[^\s<>"']+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi

/** Plain text cut into words and recognised addresses. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(addresses)) {
    const address = withoutPunctuation(match[0])
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) })
    pieces.push({ text: address, href: hrefOf(address) })
    end = match.index + address.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}

/** What follows the new text of a message: quoted history and signature. */
export function quotedRest(bodyText: string, newText: string): string {
  const body = bodyText.trim()
  const fresh = newText.trim()
  if (fresh === '' || fresh === body) return ''
  return body.startsWith(fresh) ? body.slice(fresh.length).trim() : body
}

function withoutPunctuation(address: string): string {
  const bare = address.replace(/[.,;:!?»”’\]]+$/, '')
  // A closing bracket belongs to the address only if it was opened inside it.
  return bare.endsWith(')') && !bare.includes('(') ? withoutPunctuation(bare.slice(0, -1)) : bare
}

function hrefOf(address: string): string {
  if (/^https?:/i.test(address)) return address
  return address.includes('@') && !/^www\./i.test(address) ? `mailto:${address}` : `https://${address}`
}
