import type { Worker } from 'node:worker_threads'
import {
  defaultMailLimits,
  type MailEnvelope,
  type MailLimits,
  type ParsedMail,
  UnreadableMailError,
} from './parsed-mail.ts'
import { askThread, startThread, ThreadDiedError, TimeLimitError } from './reader-thread.ts'

// The memory that mails needed stays with their thread, in pieces nobody can use: a new one starts clean.
const mailsPerThread = 1000
const bytesPerThread = 64 * 1024 * 1024

let thread: Promise<Worker> | undefined
let used = { mails: 0, bytes: 0 }
let queue: Promise<unknown> = Promise.resolve()
let lastId = 0

/**
 * Reads a mail in a thread of its own, one after the other, within limits of size, shape and time. Throws an
 * UnreadableMailError when it cannot be read; the reader itself is then good for the next mail.
 */
export async function readMail(
  raw: Buffer,
  envelope: MailEnvelope,
  limits: Partial<MailLimits> = {},
): Promise<ParsedMail> {
  const allLimits = { ...defaultMailLimits, ...limits }
  refuseTooLarge(raw, allLimits)
  const turn = queue.then(() => readOrRetry(raw, envelope, allLimits))
  // The next mail waits for this one, whatever becomes of it; this one's caller gets the failure.
  queue = turn.catch(() => undefined)
  return turn
}

/** Stops the reading thread; the next mail starts a new one. */
export async function closeMailReader(): Promise<void> {
  const closing = thread
  thread = undefined
  used = { mails: 0, bytes: 0 }
  // One that never started has nothing to stop.
  const running = await closing?.catch(() => undefined)
  await running?.terminate()
}

function refuseTooLarge(raw: Buffer, { messageBytes, headerBytes }: MailLimits): void {
  if (raw.length > messageBytes) {
    throw new UnreadableMailError(`The mail has ${raw.length} bytes, more than the ${messageBytes} allowed.`)
  }
  if (headerLength(raw) > headerBytes) {
    throw new UnreadableMailError(`The headers of the mail have more than the ${headerBytes} bytes allowed.`)
  }
}

function headerLength(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((end) => end !== -1)
  return ends.length > 0 ? Math.min(...ends) : raw.length
}

/** A thread may fall over what the mail before left behind: only a second fall is this mail's own. */
async function readOrRetry(raw: Buffer, envelope: MailEnvelope, limits: MailLimits): Promise<ParsedMail> {
  try {
    return await readOnce(raw, envelope, limits)
  } catch (error) {
    if (!(error instanceof ThreadDiedError)) throw error
  }
  try {
    return await readOnce(raw, envelope, limits)
  } catch (error) {
    if (!(error instanceof ThreadDiedError)) throw error
    throw new UnreadableMailError(`The mail brought its reader down: ${error.message.replace(/\.$/, '')}.`)
  }
}

async function readOnce(raw: Buffer, envelope: MailEnvelope, limits: MailLimits): Promise<ParsedMail> {
  thread ??= startThread()
  lastId += 1
  try {
    const mail = await askThread(await thread, { id: lastId, raw, envelope, limits })
    used = { mails: used.mails + 1, bytes: used.bytes + raw.length }
    if (used.mails >= mailsPerThread || used.bytes >= bytesPerThread) await closeMailReader()
    return mail
  } catch (error) {
    if (error instanceof ThreadDiedError || error instanceof TimeLimitError) await closeMailReader()
    throw error
  }
}
