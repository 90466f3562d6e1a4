const longest = 160

/** The beginning of a text on one line. */
export function snippetOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}
