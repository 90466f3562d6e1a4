import { once } from 'node:events'
import { WebSocket } from 'ws'
import { relayProtocol } from '#contract/relay.ts'

/** One side of a remote session, as a page or a device would be it. */
export interface RelaySide {
  socket: WebSocket
  say(words: object): void
  send(bytes: Buffer): void
  /** The first message of this type, heard already or still to come. */
  hears(type: string, like?: object): Promise<Record<string, unknown>>
  /** Whether such a message was heard already. */
  has(type: string): boolean
  /** So many bytes, heard already or still to come, as text. */
  reads(text: string): Promise<void>
  /** The code with which the relay closed. */
  closed: Promise<number>
}

/** Connects with a pass. */
export function connectSide(
  base: string,
  { url, secret }: { url: string; secret: string },
  headers: Record<string, string> = {},
): RelaySide {
  const socket = new WebSocket(new URL(url, base).href.replace(/^http/, 'ws'), [relayProtocol, secret], { headers })
  const heard: Record<string, unknown>[] = []
  const bytes: Buffer[] = []
  let look = Promise.withResolvers<void>()
  socket.on('error', () => undefined)
  socket.on('message', (data, isBinary) => {
    if (isBinary) bytes.push(data as Buffer)
    else heard.push(JSON.parse(String(data)) as Record<string, unknown>)
    look.resolve()
    look = Promise.withResolvers()
  })
  const isOpen = once(socket, 'open').catch(() => undefined)
  return {
    socket,
    say: (words) => void isOpen.then(() => socket.send(JSON.stringify(words))),
    send: (data) => void isOpen.then(() => socket.send(data)),
    hears: async (type, like = {}) => {
      for (;;) {
        const found = heard.find(
          (one) => one['type'] === type && Object.entries(like).every(([name, value]) => one[name] === value),
        )
        if (found !== undefined) return found
        await look.promise
      }
    },
    has: (type) => heard.some((one) => one['type'] === type),
    reads: async (text) => {
      while (!Buffer.concat(bytes).toString().includes(text)) await look.promise
    },
    closed: new Promise((resolve) => {
      socket.on('close', (code) => resolve(code))
    }),
  }
}
