const longestName = 120

/** A name for somebody of whom only the address is known: `ana.garcia@example.org` is Ana Garcia. */
export function nameFromAddress(address: string): string {
  const local = address.replace(/@[^@]*$/, '').split('+')[0] ?? ''
  const words = local.split(/[._\-\s]+/).filter((word) => word !== '')
  return cut(words.map(capitalized).join(' ')) || cut(address)
}

/** A name as somebody wrote it, on one line; undefined when it says nothing beyond the address. */
export function readName(written: string | undefined, address: string): string | undefined {
  const name = cut((written ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()).trim()
  const bare = name
    .replace(/^['"<]+|['">]+$/g, '')
    .trim()
    .toLowerCase()
  return bare === '' || bare === address ? undefined : name
}

function capitalized(word: string): string {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('')
}

/** By characters, so that none is cut in half. */
function cut(text: string): string {
  return [...text].slice(0, longestName).join('')
}
