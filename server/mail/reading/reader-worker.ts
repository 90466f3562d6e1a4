import { parentPort } from 'node:worker_threads'
import { type ParsedMail, UnreadableMailError } from './parsed-mail.ts'
import { readMessage } from './read-message.ts'
import { type ReadAnswer, type ReadRequest, readySignal } from './reader-protocol.ts'

parentPort?.on('message', (request: ReadRequest) => {
  void answer(request)
})
parentPort?.postMessage(readySignal)

async function answer({ id, raw, envelope, limits }: ReadRequest): Promise<void> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  try {
    const mail = await readMessage(bytes, envelope, limits)
    send({ id, mail }, contentsOf(mail))
  } catch (error) {
    send({ id, reason: reasonOf(error) }, [])
  }
}

function send(answer: ReadAnswer, moved: ArrayBuffer[]): void {
  parentPort?.postMessage(answer, moved)
}

/** Memory that belongs to one attachment alone is handed over instead of copied. */
function contentsOf({ attachments }: ParsedMail): ArrayBuffer[] {
  const buffers = attachments.flatMap(({ content: { buffer, byteLength } }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0 ? [buffer] : [],
  )
  return [...new Set(buffers)]
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableMailError) return error.message
  const cause = error instanceof Error ? error.message : String(error)
  return `The mail could not be parsed: ${cause.replace(/\.$/, '')}.`
}
