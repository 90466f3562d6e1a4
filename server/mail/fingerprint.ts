import { createHash, type Hash } from 'node:crypto'

/** Headers that say which mail it is. Those that servers add on the way are left out. */
const identifying = ['from', 'to', 'cc', 'date', 'subject', 'message-id', 'in-reply-to', 'references']
const maxHeaderBytes = 1024 * 1024
const newline = 10

export interface MailGlimpse {
  /** SHA-256 over identifying headers and body: the same for every copy of one mail, whichever way it came. */
  contentHash: Buffer
  /** Raw header values, unfolded, for finding the inbox before anything is parsed. */
  headers: Map<string, string[]>
}

/** Reads a mail as it passes by, holding only its headers in memory. */
export class Fingerprint {
  private readonly body: Hash = createHash('sha256')
  private readonly head: string[] = []
  private headLength = 0
  /** The last character of the head; at the beginning as if a line had just ended. */
  private last = '\n'
  private isInBody = false
  private waitingNewlines = 0

  update(chunk: Buffer): void {
    // Byte for byte; carriage returns differ between ways of delivery and are no part of the text.
    const text = chunk.toString('latin1').replaceAll('\r', '')
    if (this.isInBody) this.hashBody(text)
    else this.readHead(text)
  }

  finish(): MailGlimpse {
    const headers = readHeaders(this.head.join(''))
    const identity = identifying.map((name) => `${name}:${(headers.get(name) ?? []).join('\n')}`).join('\n')
    return { headers, contentHash: createHash('sha256').update(identity).update(this.body.digest()).digest() }
  }

  /** Looks for the blank line in what is new only, however small the pieces are in which a mail arrives. */
  private readHead(text: string): void {
    const seen = this.last + text
    const end = seen.indexOf('\n\n')
    const headText = end < 0 ? text : seen.slice(this.last.length, Math.max(end, this.last.length))
    this.head.push(headText)
    this.headLength += headText.length
    this.last = seen.slice(-1)
    if (end < 0 && this.headLength < maxHeaderBytes) return
    this.isInBody = true
    if (end >= 0) this.hashBody(seen.slice(end))
  }

  /** Newlines at the very end are not hashed: some ways of delivery add or drop one. */
  private hashBody(text: string): void {
    const trimmed = text.slice(0, lengthWithoutNewlines(text))
    if (trimmed !== '') {
      this.body.update('\n'.repeat(this.waitingNewlines)).update(trimmed, 'latin1')
      this.waitingNewlines = 0
    }
    this.waitingNewlines += text.length - trimmed.length
  }
}

/** By hand: a regular expression for it takes minutes over many newlines that are not at the end. */
function lengthWithoutNewlines(text: string): number {
  let length = text.length
  while (length > 0 && text.charCodeAt(length - 1) === newline) length -= 1
  return length
}

function readHeaders(head: string): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const values = headers.get(name) ?? []
    values.push(line.slice(colon + 1).trim())
    headers.set(name, values)
  }
  return headers
}
