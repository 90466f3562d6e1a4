/** The whole of what comes, as text; refused beyond the limit. */
export async function readAll(pieces: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > mostBytes) throw new RangeError('The answer is too long')
    parts.push(piece)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** What a stream of server-sent events says (WHATWG HTML, 9.2), each event when it is whole. */
export async function* eventsOf(pieces: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  let data: string[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > mostBytes) throw new RangeError('The answer is too long')
    rest += decoder.decode(piece, { stream: true })
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '' && data.length > 0) {
        yield data.join('\n')
        data = []
      }
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
    }
  }
  if (rest.startsWith('data:')) data.push(rest.slice(5).replace(/^ /, ''))
  if (data.length > 0) yield data.join('\n')
}
