const mostIds = 500
const longestId = 500

/**
 * Message identifiers of RFC 5322 section 3.6.4 without their angle brackets, in order, each once. Text around them
 * (an old In-Reply-To may say "message of Tuesday from Ana") is left out; bare identifiers without brackets count.
 */
export function parseMessageIds(values: string[] | undefined): string[] {
  const text = (values ?? []).join(' ')
  const bracketed = [...text.matchAll(/<([^<>]{1,500})>/g)].map(([, id = '']) => id.replace(/\s+/g, ''))
  const ids = bracketed.length > 0 ? bracketed : text.split(/[\s,;]+/).filter((word) => /^[^@]+@[^@]+$/.test(word))
  const known = [...new Set(ids.filter((id) => id !== '' && id.length <= longestId))]
  // The newest references stand last and say most; the first one names the thread.
  return known.length <= mostIds ? known : [...known.slice(0, 1), ...known.slice(1 - mostIds)]
}

/** A Message-ID as it came, brackets or not: what has none (some scanners write a bare word) still identifies. */
export function parseMessageId(values: string[] | undefined): string | undefined {
  const [first] = parseMessageIds(values)
  if (first) return first
  const bare = (values ?? []).map((value) => value.replace(/[<>\s]+/g, '')).find((value) => value !== '')
  return bare?.slice(0, longestId)
}
