import { decodeHeader, decodeRawBytes } from './decode-header.ts'

/** A header line as the parser kept it: one character per byte, the name lower-cased. */
export interface RawHeaderLine {
  key: string
  line: string
}

/** The headers of one mail part, before and after decoding. */
export interface HeaderFields {
  decoded: Map<string, string[]>
  /** Bytes read as text but encoded words left alone, as the address parser wants them. */
  undecoded: Map<string, string[]>
}

const longestValue = 100_000

export function readHeaderFields(lines: readonly RawHeaderLine[]): HeaderFields {
  const fields: HeaderFields = { decoded: new Map(), undecoded: new Map() }
  for (const { key, line } of lines) {
    const name = key.toLowerCase().trim()
    if (!/^[!-9;-~]{1,200}$/.test(name)) continue
    const value = line.slice(line.indexOf(':') + 1, longestValue)
    append(fields.decoded, name, decodeHeader(value))
    append(fields.undecoded, name, decodeRawBytes(value.replace(/\r?\n/g, ' ')))
  }
  return fields
}

/** The first value wins, as in the mail programs that show a doubled header. */
export function firstValue(headers: Map<string, string[]>, name: string): string | undefined {
  return headers.get(name)?.find((value) => value !== '')
}

/** Header lines out of a text such as the returned headers of a delivery report (RFC 3462 section 2). */
export function splitHeaderBlock(block: string): RawHeaderLine[] {
  const lines: RawHeaderLine[] = []
  for (const line of block.slice(0, longestValue).split(/\r?\n/)) {
    const last = lines.at(-1)
    if (line === '') break
    if (/^[ \t]/.test(line) && last) last.line += `\r\n${line}`
    else if (line.includes(':')) lines.push({ key: line.slice(0, line.indexOf(':')).toLowerCase(), line })
  }
  return lines
}

function append(map: Map<string, string[]>, name: string, value: string): void {
  const values = map.get(name)
  if (values) values.push(value)
  else map.set(name, [value])
}
