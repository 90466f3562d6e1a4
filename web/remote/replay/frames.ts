/** One piece of a recording and when it came, in milliseconds from the beginning. */
export interface Frame<Content> {
  at: number
  content: Content
}

export type TerminalContent = { kind: 'output'; text: string } | { kind: 'size'; columns: number; rows: number }

/** Reads asciicast v2. What is broken off in the middle, as by a crash, is read as far as it goes. */
export function readAsciicast(text: string): Frame<TerminalContent>[] {
  return text.split('\n').flatMap((line, index) => {
    const value = parse(line)
    if (index === 0) return headerOf(value)
    if (!Array.isArray(value)) return []
    const [seconds, code, said] = value
    if (typeof seconds !== 'number' || typeof said !== 'string') return []
    const at = seconds * 1000
    if (code === 'o') return [{ at, content: { kind: 'output' as const, text: said } }]
    const [columns = 0, rows = 0] = said.split('x').map(Number)
    return code === 'r' && columns > 1 && rows > 0 ? [{ at, content: { kind: 'size' as const, columns, rows } }] : []
  })
}

function headerOf(value: unknown): Frame<TerminalContent>[] {
  if (typeof value !== 'object' || value === null || !('width' in value) || !('height' in value)) return []
  return [{ at: 0, content: { kind: 'size', columns: Number(value.width), rows: Number(value.height) } }]
}

/** Reads what a desktop drew: time and length, 32 bits each, before each piece. */
export function readRfb(bytes: ArrayBuffer): Frame<ArrayBuffer>[] {
  const view = new DataView(bytes)
  const frames: Frame<ArrayBuffer>[] = []
  for (let offset = 0; offset + 8 <= bytes.byteLength; ) {
    const length = view.getUint32(offset + 4)
    const end = offset + 8 + length
    if (end > bytes.byteLength) break
    frames.push({ at: view.getUint32(offset), content: bytes.slice(offset + 8, end) })
    offset = end
  }
  return frames
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
