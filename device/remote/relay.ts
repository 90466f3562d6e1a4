import { WebSocket } from 'ws'
import { relayProtocol, relaySays, type UserSays } from '../../contract/relay.ts'
import type { RemoteOpening, RemoteQuestion } from '../../contract/remote-device.ts'
import type { Policy } from '../policy.ts'
import { type Notice, showNotice } from './notice.ts'
import { Transfers } from './transfers/transfers.ts'

/** With so much not yet sent, the machine waits. */
const mostWaitingBytes = 1024 * 1024
const mostFrameBytes = 256 * 1024

export type Kind = 'terminal' | 'view' | 'control'

/** What is shown and moved from afar: a terminal, a desktop. */
export interface Machine {
  /** Begins, when somebody is at the other side. What it shows goes to `show`, which answers when there is room. */
  start(show: (bytes: Buffer) => Promise<void>, end: () => void): void
  take(bytes: Buffer): void
  resize(columns: number, rows: number): void
  close(): void
}

interface Session {
  machine: Machine
  kind: Kind
  question: RemoteQuestion
  /** As the file says at the moment. */
  readPolicy: () => Promise<Policy>
  /** The agent's own. */
  folder: string
}

/** Connects a machine to the session, until either end closes. */
export function connectRelay(
  server: string,
  { url, secret }: RemoteOpening,
  { machine, kind, question, readPolicy, folder }: Session,
): void {
  const address = new URL(url, server)
  address.protocol = address.protocol.replace(/^http/, 'ws')
  const socket = new WebSocket(address, [relayProtocol, secret], {
    maxPayload: 1024 * 1024,
    perMessageDeflate: false,
    followRedirects: false,
    handshakeTimeout: 10_000,
  })
  let notice: Notice | undefined
  const transfers = new Transfers({
    kind,
    question,
    readPolicy,
    folder,
    say: (words) => say(socket, words),
    send: (bytes) => send(socket, bytes),
    tell: (line) => notice?.tell(line),
  })
  const begin = () => {
    const stop = () => say(socket, { type: 'stop' })
    notice = showNotice(question, stop)
    machine.start((bytes) => send(socket, bytes), stop)
  }
  socket.on('error', () => undefined)
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      const bytes = data as Buffer
      if (!transfers.takes(bytes)) machine.take(bytes)
      return
    }
    const words = relaySays.safeParse(parse(String(data))).data
    if (words === undefined) return
    if (words.type === 'size') machine.resize(words.columns, words.rows)
    else if (words.type !== 'peer') transfers.hear(words)
    else if (words.isHere) {
      if (notice === undefined) begin()
      void transfers.greet()
    } else transfers.stop()
  })
  socket.on('close', () => {
    transfers.stop()
    notice?.hide()
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

function say(socket: WebSocket, words: UserSays): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
