import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { splitMbox } from './mbox.ts'

/** More than any mail may have: it is told to be too large instead of filling the memory. */
const mostBytes = 64 * 1024 * 1024
const headerLine = /^[!-9;-~]+[ \t]*:/

/** One mail of an import, and where it was found, for people to read. */
export interface FoundMail {
  place: string
  /** Undefined for a file that is no mail: mail programs keep indexes and settings beside their mails. */
  read: (() => Promise<Buffer>) | undefined
}

/** Every mail in a file or folder: `.eml` files, mbox files, Maildir folders (`cur`, `new`), and folders of all these. */
export async function* findMails(path: string): AsyncGenerator<FoundMail> {
  if ((await stat(path)).isDirectory()) yield* mailsOfFolder(path)
  else yield* mailsOfFile(path)
}

async function* mailsOfFolder(folder: string): AsyncGenerator<FoundMail> {
  const names = (await readdir(folder)).sort()
  const isMaildir = names.includes('cur')
  for (const name of names) {
    // Maildir: what is in `tmp` has not been delivered yet.
    if (name === 'tmp' && isMaildir && names.includes('new')) continue
    if (name.startsWith('.') && !name.startsWith('.INBOX') && !isMaildir) continue
    yield* mailsAt(join(folder, name))
  }
}

/** What cannot be looked at is found all the same, and told when it is read. */
async function* mailsAt(path: string): AsyncGenerator<FoundMail> {
  const entry = await stat(path).catch(() => undefined)
  if (entry?.isDirectory()) yield* mailsOfFolder(path)
  else if (entry?.isFile() === false || (await isOther(path))) yield { place: path, read: undefined }
  else yield* mailsOfFile(path)
}

async function isOther(path: string): Promise<boolean> {
  if (/\.eml$/i.test(path) || ['cur', 'new'].includes(basename(join(path, '..')))) return false
  const beginning = await beginningOf(path)
  return beginning !== undefined && !isMbox(beginning) && !headerLine.test(beginning)
}

async function* mailsOfFile(path: string): AsyncGenerator<FoundMail> {
  if (!isMbox((await beginningOf(path)) ?? '')) {
    yield { place: path, read: () => readFile(path) }
    return
  }
  let index = 0
  for await (const content of splitMbox(createReadStream(path), mostBytes)) {
    index += 1
    yield { place: `${path}#${index}`, read: async () => content }
  }
}

function isMbox(beginning: string): boolean {
  return beginning.startsWith('From ')
}

async function beginningOf(path: string): Promise<string | undefined> {
  try {
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } catch {
    return undefined
  }
}
