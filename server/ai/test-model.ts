import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Asked {
  path: string
  authorization: string | undefined
  body: {
    model: string
    messages: { role: string; content: string }[]
    stream?: boolean
    input?: string[]
    response_format?: unknown
  }
}

type Answer = (asked: Asked, response: ServerResponse) => void | Promise<void>

/** An endpoint that speaks as OpenAI's does, over real HTTP; what it answers is the test's to say. */
export async function fakeModel() {
  const asked: Asked[] = []
  let answer: Answer = says('listo')
  let gone = 0
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let text = ''
    for await (const part of request) text += String(part)
    const one = { path: request.url ?? '', authorization: request.headers.authorization, body: JSON.parse(text) }
    asked.push(one)
    response.on('close', () => {
      if (!response.writableFinished) gone += 1
    })
    await answer(one, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    /** How many callers left before the answer was whole. */
    left: () => gone,
    will: (next: Answer) => {
      answer = next
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const usage = { prompt_tokens: 12, completion_tokens: 3 }

/** The text, as a whole or in pieces of a few letters, as it is asked for. */
export function says(text: string): Answer {
  return ({ path, body }, response) => {
    if (path.endsWith('/embeddings')) return vectors(body.input ?? [], response)
    if (body.stream !== true) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }], usage }))
      return
    }
    response.setHeader('content-type', 'text/event-stream')
    for (const piece of text.match(/[\s\S]{1,7}/g) ?? [])
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: piece } }] })}\n\n`)
    response.end(`data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`)
  }
}

export function fails(status: number): Answer {
  return (_, response) => {
    response.statusCode = status
    response.end(JSON.stringify({ error: { message: 'no' } }))
  }
}

export const garbage: Answer = (_, response) => void response.end('<html>not today</html>')
/** Nothing comes, for as long as anybody waits. */
export const silent: Answer = () => undefined

/** Says the beginning, and nothing more. */
export function stops(text: string): Answer {
  return (_, response) => {
    response.setHeader('content-type', 'text/event-stream')
    response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\n`)
  }
}

/** The one that speaks of a printer is nearest to what speaks of one. */
function vectors(input: string[], response: ServerResponse): void {
  response.setHeader('content-type', 'application/json')
  const data = input.map((text, index) => ({ index, embedding: /impresora/i.test(text) ? [1, 0] : [0, 1] }))
  response.end(JSON.stringify({ data }))
}
