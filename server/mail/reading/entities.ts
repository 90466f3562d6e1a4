import { parseContentType } from './content-type.ts'
import { firstValue, readHeaderFields, splitHeaderBlock } from './header-fields.ts'

/** A part of a mail as its bytes stand, for those who must not have them decoded: signatures cover these bytes. */
export interface Entity {
  type: string
  parameters: Map<string, string>
  headers: Map<string, string[]>
  /** Headers and body. */
  whole: Buffer
  body: Buffer
  children: Entity[]
}

const deepest = 8
const mostChildren = 200
const longestHead = 100_000

/** Splits a mail into its parts (RFC 2046 section 5.1), without decoding and without looking into attached mails. */
export function splitEntities(whole: Buffer, depth = 0): Entity {
  const bodyStart = startOfBody(whole)
  const head = whole.subarray(0, Math.min(bodyStart, longestHead)).toString('latin1')
  const headers = readHeaderFields(splitHeaderBlock(head)).decoded
  const { type, parameters } = parseContentType(firstValue(headers, 'content-type') ?? 'text/plain')
  const body = whole.subarray(bodyStart)
  const boundary = type.startsWith('multipart/') && depth < deepest ? parameters.get('boundary') : undefined
  const children = boundary ? splitBody(body, boundary).map((part) => splitEntities(part, depth + 1)) : []
  return { type, parameters, headers, whole, body, children }
}

/** The body without its transfer encoding. */
export function decodedBody({ headers, body }: Entity): Buffer {
  const encoding = (firstValue(headers, 'content-transfer-encoding') ?? '').trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  const text = body
    .toString('latin1')
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** The nearest blank line, whichever way its ends are written. */
function startOfBody(whole: Buffer): number {
  if (whole[0] === 10) return 1
  if (whole[0] === 13 && whole[1] === 10) return 2
  const ends = [
    [whole.indexOf('\r\n\r\n'), 4],
    [whole.indexOf('\n\n'), 2],
  ] as const
  const found = ends.filter(([at]) => at !== -1).map(([at, length]) => at + length)
  return found.length > 0 ? Math.min(...found) : whole.length
}

function splitBody(body: Buffer, boundary: string): Buffer[] {
  const parts: Buffer[] = []
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  let start: number | undefined
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    const line = boundaryLine(body, at, mark.length)
    if (!line) continue
    if (start !== undefined) parts.push(body.subarray(start, Math.max(start, endBefore(body, at))))
    start = line.next
    if (line.isLast || parts.length >= mostChildren) return parts
  }
  // A mail that was cut short still has its last part.
  if (start !== undefined && start < body.length) parts.push(body.subarray(start))
  return parts
}

function boundaryLine(body: Buffer, at: number, length: number): { isLast: boolean; next: number } | undefined {
  if (at > 0 && body[at - 1] !== 10) return undefined
  const newline = body.indexOf(10, at)
  const next = newline === -1 ? body.length : newline + 1
  const rest = body.subarray(at + length, Math.min(next, at + length + 200)).toString('latin1')
  return /^(?:--)?[ \t]*\r?\n?$/.test(rest) ? { isLast: rest.startsWith('--'), next } : undefined
}

/** The line break before a boundary belongs to the boundary. */
function endBefore(body: Buffer, at: number): number {
  if (body[at - 1] !== 10) return at
  return body[at - 2] === 13 ? at - 2 : at - 1
}
