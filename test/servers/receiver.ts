import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string
  /** It is heard, and never answered. */
  isHeld?: boolean
}

/** A program outside that is called, and answers as it is told; the last answer holds for all that follow. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let answers: Answer[] = [{ status: 204 }]
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() })
    const [answer = { status: 204 }, ...later] = answers
    if (later.length > 0) answers = later
    if (!answer.isHeld) response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (...next) => {
      answers = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export interface Receiver {
  url: string
  received: Received[]
  answer(...next: Answer[]): void
  close(): Promise<void>
}
