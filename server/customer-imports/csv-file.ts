import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { z } from 'zod'
import type { charset, delimiter } from '#contract/customer-imports.ts'

export type Delimiter = z.infer<typeof delimiter>
export type Charset = z.infer<typeof charset>

export interface CsvForm {
  delimiter: Delimiter
  charset: Charset
}

export interface CsvRow {
  /** As a spreadsheet counts: the headers are row 1. */
  row: number
  cells: string[]
}

const longestRow = 1_000_000
const headBytes = 64 * 1024

/** The rows of a file one after the other, the headers first; never all of them at once. */
export async function* readRows(content: Readable, { delimiter, charset }: CsvForm): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: longestRow,
  })
  // What goes wrong on the way ends the parser, whose reader learns of it.
  pipeline(Readable.from(decode(content, charset)), parser, () => undefined)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (cells.some((cell) => cell.trim() !== '')) yield { row, cells: cells.map(readCell) }
    }
  } finally {
    parser.destroy()
    content.destroy()
  }
}

/** Exports put a quote before what a spreadsheet would run; it is no part of the value. */
function readCell(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, '').trim()
}

async function* decode(content: Readable, charset: Charset): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of content as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** How a file is written: what its bytes can be, and what parts its headers. */
export async function detectForm(content: Readable): Promise<CsvForm> {
  const chunks: Buffer[] = []
  let size = 0
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (size < headBytes) chunks.push(chunk)
    size += chunk.length
    isUtf8 = isUtf8 && decodes(strict, chunk)
  }
  const head = Buffer.concat(chunks).subarray(0, headBytes)
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe
  const charset = isUtf16 ? 'utf-16le' : isUtf8 ? 'utf-8' : 'windows-1252'
  return { charset, delimiter: detectDelimiter(new TextDecoder(charset).decode(head)) }
}

function decodes(strict: InstanceType<typeof TextDecoder>, chunk: Buffer): boolean {
  try {
    strict.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Which sign parts the first line most often, outside of quotes. */
export function detectDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ';': 0, ',': 0, '\t': 0, '|': 0 }
  let isQuoted = false
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && (char === '\n' || char === '\r')) {
      if (Object.values(counts).some((count) => count > 0)) break
    } else if (!isQuoted && char in counts) counts[char as Delimiter] += 1
  }
  const order = Object.keys(counts) as Delimiter[]
  const best = order.reduce((one, other) => (counts[other] > counts[one] ? other : one))
  return counts[best] === 0 ? ',' : best
}
