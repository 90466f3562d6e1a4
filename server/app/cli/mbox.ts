import type { Readable } from 'node:stream'

const separator = Buffer.from('\nFrom ')

/**
 * The mails of an mbox file (RFC 4155, mboxrd): separated by lines that begin with `From `, in which `>From ` at the
 * beginning of a line stands for `From `. Read as it comes, one mail in memory at a time; of one that is longer than
 * `mostBytes` only so much comes out, which is enough to refuse it.
 */
export async function* splitMbox(source: Readable, mostBytes: number): AsyncGenerator<Buffer> {
  let mail = new MailInParts(mostBytes)
  let rest = Buffer.alloc(0)
  for await (const chunk of source) {
    rest = Buffer.concat([rest, chunk as Buffer])
    for (let cut = rest.indexOf(separator); cut >= 0; cut = rest.indexOf(separator)) {
      mail.add(rest.subarray(0, cut + 1))
      yield mail.whole()
      mail = new MailInParts(mostBytes)
      rest = rest.subarray(cut + 1)
    }
    // What follows may be the beginning of a separator, whose end comes with the next chunk.
    const certain = Math.max(0, rest.length - separator.length + 1)
    mail.add(rest.subarray(0, certain))
    rest = rest.subarray(certain)
  }
  mail.add(rest)
  if (mail.size > 0) yield mail.whole()
}

class MailInParts {
  size = 0
  private readonly parts: Buffer[] = []
  private readonly mostBytes: number

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes
  }

  add(part: Buffer): void {
    const wanted = part.subarray(0, this.mostBytes - this.size)
    this.size += wanted.length
    if (wanted.length > 0) this.parts.push(wanted)
  }

  whole(): Buffer {
    return unquote(Buffer.concat(this.parts))
  }
}

function unquote(mail: Buffer): Buffer {
  const start = mail.indexOf('\n') + 1
  const text = mail.subarray(start).toString('latin1')
  return Buffer.from(text.replace(/^>(>*From )/gm, '$1'), 'latin1')
}
