import type { Readable } from 'node:stream'

const separator = Buffer.from('\nFrom ')

/**
 * The mails of an mbox file (RFC 4155, mboxrd): separated by lines that begin with `From `, in which `>From ` at the
 * beginning of a line stands for `From `. Read as it comes, one mail in memory at a time.
 */
export async function* splitMbox(source: Readable): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0)
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk as Buffer])
    for (let cut = held.indexOf(separator); cut >= 0; cut = held.indexOf(separator)) {
      yield unquote(held.subarray(0, cut + 1))
      held = held.subarray(cut + 1)
    }
  }
  if (held.length > 0) yield unquote(held)
}

function unquote(mail: Buffer): Buffer {
  const start = mail.indexOf('\n') + 1
  const text = mail.subarray(start).toString('latin1')
  return Buffer.from(text.replace(/^>(>*From )/gm, '$1'), 'latin1')
}
