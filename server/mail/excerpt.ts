const longest = 200
// A link in any dress: with a scheme, as www, as a bare host or address, and with the dot written out to slip through.
const link =
  /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)\S*|\S*[\p{L}\p{N}-]\.(?:[\p{L}]{2,24})(?:[/:?#]\S*)?(?![\p{L}\p{N}])/giu

/**
 * The beginning of what somebody wrote, for an automatic answer. Without links: whoever writes with a forged sender
 * would otherwise have Mesa carry them to anybody.
 */
export function excerptOf(text: string): string {
  const plain = withoutLinks(text.slice(0, 4000))
  return plain.length <= longest ? plain : `${plain.slice(0, longest).replace(/\s+\S*$/, '')}…`
}

/** One line without links, for names and subjects that a stranger chose. */
export function withoutLinks(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => word.slice(0, 100).replace(link, ''))
    .filter((word) => word !== '')
    .join(' ')
    .toWellFormed()
}
