import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { splitMbox } from './mbox.ts'

/** More than any mail may have: it is told to be too large instead of filling the memory. */
const mostBytes = 64 * 1024 * 1024

/** One mail of an import, and where it was found, for people to read. */
export interface FoundMail {
  place: string
  content: Buffer
}

/** Every mail in a file or folder: `.eml` files, mbox files, Maildir folders (`cur`, `new`), and folders of all these. */
export async function* findMails(path: string): AsyncGenerator<FoundMail> {
  const entry = await stat(path)
  if (!entry.isDirectory()) {
    yield* mailsOfFile(path)
    return
  }
  const names = (await readdir(path)).sort()
  for (const name of names) {
    // Maildir: what is in `tmp` has not been delivered yet.
    if (name === 'tmp' && names.includes('cur') && names.includes('new')) continue
    if (!name.startsWith('.') || name.startsWith('.INBOX') || names.includes('cur')) yield* findMails(join(path, name))
  }
}

async function* mailsOfFile(path: string): AsyncGenerator<FoundMail> {
  if (await isMbox(path)) {
    let index = 0
    for await (const content of splitMbox(createReadStream(path), mostBytes)) {
      index += 1
      yield { place: `${path}#${index}`, content }
    }
    return
  }
  yield { place: path, content: await readFile(path) }
}

async function isMbox(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 4 })) return String(chunk) === 'From '
  return false
}
