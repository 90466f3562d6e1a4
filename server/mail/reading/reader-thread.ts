import { Worker } from 'node:worker_threads'
import { type ParsedMail, UnreadableMailError } from './parsed-mail.ts'
import { type ReadAnswer, type ReadRequest, readySignal } from './reader-protocol.ts'

/** The thread died while it read; the mail may or may not be the reason. */
export class ThreadDiedError extends Error {}

/** The thread did not answer in time and must be stopped. */
export class TimeLimitError extends UnreadableMailError {}

const memoryMegabytes = 1024
const youngMegabytes = 32
const millisecondsPerMegabyte = 1000

/** Starts a reading thread; resolves when its libraries are loaded, so that their loading costs no mail its time. */
export function startThread(): Promise<Worker> {
  const thread = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
  })
  return new Promise((resolve, reject) => {
    // The listener stays: an error between two mails must not bring the whole process down.
    thread.on('error', (error) => reject(new ThreadDiedError(messageOf(error))))
    thread.on('exit', (code) => reject(new ThreadDiedError(`the reader stopped with code ${code}`)))
    thread.once('message', (message) => {
      if (message !== readySignal) return
      thread.unref()
      resolve(thread)
    })
  })
}

/** Has the thread read one mail; while it does, it keeps the process alive. */
export function askThread(thread: Worker, request: ReadRequest): Promise<ParsedMail> {
  const milliseconds = timeFor(request)
  return new Promise((resolve, reject) => {
    const onMessage = (answer: ReadAnswer) => {
      if (answer.id !== request.id) return
      finish()
      if ('mail' in answer) resolve(withBuffers(answer.mail))
      else reject(new UnreadableMailError(answer.reason))
    }
    const fail = (error: Error) => {
      finish()
      reject(error)
    }
    const onError = (error: Error) => fail(new ThreadDiedError(messageOf(error)))
    const onExit = (code: number) => fail(new ThreadDiedError(`the reader stopped with code ${code}`))
    const onTimeout = () =>
      fail(new TimeLimitError(`Reading the mail took longer than ${milliseconds / 1000} seconds.`))
    // By way of setImmediate: an answer that came while this thread was busy counts before the clock does.
    const timer = setTimeout(() => setImmediate(onTimeout), milliseconds)
    const finish = () => {
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit).unref()
    }
    thread.on('message', onMessage).on('error', onError).on('exit', onExit).ref()
    thread.postMessage(request)
  })
}

/** Large mail is honest work: only what is slow for its size is suspect. */
function timeFor({ raw, limits }: ReadRequest): number {
  return limits.milliseconds + Math.floor(raw.byteLength / 1024 / 1024) * millisecondsPerMegabyte
}

/** Between threads a Buffer becomes a plain byte array. */
function withBuffers(mail: ParsedMail): ParsedMail {
  const attachments = mail.attachments.map((file) => {
    const { buffer, byteOffset, byteLength } = file.content
    return { ...file, content: Buffer.from(buffer, byteOffset, byteLength) }
  })
  return { ...mail, attachments }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
