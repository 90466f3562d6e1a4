import { TextDecoder } from 'node:util'
import { cleanLine } from '../../texts/index.ts'

// RFC 2047 section 2, with the language suffix of RFC 2231 section 5.
const encodedWord = /=\?([^?*\s]{1,40})(?:\*[^?\s]{0,40})?\?([BbQq])\?([^?]*)\?=/g

interface EncodedRun {
  charset: string
  bytes: Buffer
}

/**
 * The text of a raw header value given as one character per byte: folded lines joined, encoded words (RFC 2047)
 * decoded, raw 8-bit bytes read as UTF-8 or else as Windows-1252, nothing left that could start another header line.
 */
export function decodeHeader(binary: string): string {
  return cleanLine(decodeWords(decodeRawBytes(binary.replace(/\r?\n[ \t]*/g, ' '))))
}

/** Raw bytes in a header: UTF-8 as RFC 6532 has it, else what old Windows mailers meant. */
export function decodeRawBytes(binary: string): string {
  if (!/[\u0080-\u00ff]/.test(binary)) return binary
  const bytes = Buffer.from(binary, 'latin1')
  return decodeStrictUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
}

function decodeStrictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: the caller decides what else it may be.
    return undefined
  }
}

function decodeWords(text: string): string {
  let result = ''
  let run: EncodedRun | undefined
  let end = 0
  for (const match of text.matchAll(encodedWord)) {
    const [whole, charset = '', encoding = '', payload = ''] = match
    const between = text.slice(end, match.index)
    const bytes = wordBytes(encoding, payload)
    end = match.index + whole.length
    // White space between two encoded words is no text, and some mailers split a character over two words.
    if (run && between.trim() === '') {
      if (run.charset === charset.toLowerCase()) {
        run.bytes = Buffer.concat([run.bytes, bytes])
        continue
      }
      result += decodeBytes(run)
    } else {
      result += (run ? decodeBytes(run) : '') + between
    }
    run = { charset: charset.toLowerCase(), bytes }
  }
  return result + (run ? decodeBytes(run) : '') + text.slice(end)
}

function wordBytes(encoding: string, payload: string): Buffer {
  if (encoding.toUpperCase() === 'B') return Buffer.from(payload, 'base64')
  const binary = payload
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(binary, /^[\p{ASCII}\u0080-\u00ff]*$/u.test(binary) ? 'latin1' : 'utf8')
}

/** An unknown charset is read as UTF-8; a byte without meaning becomes U+FFFD. */
function decodeBytes({ charset, bytes }: EncodedRun): string {
  return decoderFor(charset).decode(bytes)
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    // RangeError: a label that the Encoding Standard does not know.
    return new TextDecoder('utf-8')
  }
}
