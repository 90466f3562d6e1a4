import { WebSocket } from 'ws'
import { relayProtocol, relaySays } from '../../contract/relay.ts'
import type { RemoteOpening, RemoteQuestion } from '../../contract/remote-device.ts'
import { showNotice } from './notice.ts'

/** With so much not yet sent, the machine waits. */
const mostWaitingBytes = 1024 * 1024
const mostFrameBytes = 256 * 1024

/** What is shown and moved from afar: a terminal, a desktop. */
export interface Machine {
  /** Begins, when somebody is at the other side. What it shows goes to `show`, which answers when there is room. */
  start(show: (bytes: Buffer) => Promise<void>, end: () => void): void
  take(bytes: Buffer): void
  resize(columns: number, rows: number): void
  close(): void
}

/** Connects a machine to the session, until either end closes. */
export function connectRelay(
  server: string,
  { url, secret }: RemoteOpening,
  { machine, question }: { machine: Machine; question: RemoteQuestion },
): void {
  const address = new URL(url, server)
  address.protocol = address.protocol.replace(/^http/, 'ws')
  const socket = new WebSocket(address, [relayProtocol, secret], {
    maxPayload: 1024 * 1024,
    perMessageDeflate: false,
    followRedirects: false,
    handshakeTimeout: 10_000,
  })
  let hasBegun = false
  let hideNotice: () => void = () => undefined
  socket.on('error', () => undefined)
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      machine.take(data as Buffer)
      return
    }
    const words = relaySays.safeParse(parse(String(data))).data
    if (words?.type === 'size') machine.resize(words.columns, words.rows)
    if (words?.type !== 'peer' || !words.isHere || hasBegun) return
    hasBegun = true
    hideNotice = showNotice(question, () => say(socket, 'stop'))
    machine.start(
      (bytes) => send(socket, bytes),
      () => say(socket, 'stop'),
    )
  })
  socket.on('close', () => {
    hideNotice()
    machine.close()
  })
}

async function send(socket: WebSocket, bytes: Buffer): Promise<void> {
  for (let from = 0; from < bytes.length; from += mostFrameBytes) {
    if (socket.readyState !== WebSocket.OPEN) return
    const sent = Promise.withResolvers<void>()
    socket.send(bytes.subarray(from, from + mostFrameBytes), () => sent.resolve())
    if (socket.bufferedAmount > mostWaitingBytes) await sent.promise
  }
}

function say(socket: WebSocket, type: 'stop'): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type }))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
