import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { IceAddress } from '#contract/ice-servers.ts'
import { headerBytes, messageBytes } from './stun-message.ts'

/** By UDP a question may get lost: it is asked again after so long, and then after twice as long each time. */
const firstPatienceMs = 500
/** No answer that we ask for is longer. */
const mostAnswerBytes = 4096

/** What arrives from a server, message by message. It said something that is no message: `undefined`. */
export interface StunLine {
  send(message: Buffer): void
  next(): Promise<Buffer | undefined>
  close(): void
}

/** Opens a way to a server. Rejects where there is none; `signal` ends it, and all that waits for it. */
export async function openStunLine(address: IceAddress, signal: AbortSignal): Promise<StunLine> {
  return address.transport === 'udp' ? openUdp(address, signal) : openStream(address, signal)
}

async function openUdp({ host, port }: IceAddress, signal: AbortSignal): Promise<StunLine> {
  const { address, family } = await lookup(host)
  const socket = createSocket({ type: family === 6 ? 'udp6' : 'udp4', signal })
  const inbox = new Inbox(signal)
  socket.on('message', (message) => inbox.put(messageBytes(message) === message.length ? message : undefined))
  socket.on('error', (error) => inbox.fail(error))
  socket.connect(port, address)
  await once(socket, 'connect', { signal })
  let timer: NodeJS.Timeout | undefined
  const sendAgain = (message: Buffer, patienceMs: number) => {
    clearTimeout(timer)
    if (signal.aborted) return
    socket.send(message)
    timer = setTimeout(() => sendAgain(message, 2 * patienceMs), patienceMs)
  }
  return {
    send: (message) => sendAgain(message, firstPatienceMs),
    next: () => inbox.next(),
    close: () => {
      clearTimeout(timer)
      if (!signal.aborted) socket.close()
    },
  }
}

async function openStream({ host, port, transport }: IceAddress, signal: AbortSignal): Promise<StunLine> {
  const inbox = new Inbox(signal)
  const socket =
    transport === 'tls' ? connectTls({ host, port, servername: isIP(host) === 0 ? host : '' }) : connect({ host, port })
  const end = () => socket.destroy()
  signal.addEventListener('abort', end, { once: true })
  let rest = Buffer.alloc(0)
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data])
    rest = takeMessages(rest, inbox)
  })
  socket.on('close', () => inbox.put(undefined))
  try {
    await once(socket, transport === 'tls' ? 'secureConnect' : 'connect', { signal })
  } catch (error) {
    end()
    throw error
  }
  socket.on('error', (error) => inbox.fail(error))
  return {
    send: (message) => socket.write(message),
    next: () => inbox.next(),
    close: () => {
      signal.removeEventListener('abort', end)
      goodbye(socket)
    },
  }
}

/** What was written last still leaves. */
function goodbye(socket: Socket): void {
  socket.end(() => socket.destroy())
}

/** Puts whole messages into the inbox, and gives back what is left. */
function takeMessages(bytes: Buffer, inbox: Inbox): Buffer<ArrayBuffer> {
  let at = 0
  while (bytes.length - at >= headerBytes) {
    const length = messageBytes(bytes.subarray(at))
    if (length === undefined || length > mostAnswerBytes) {
      inbox.put(undefined)
      return Buffer.alloc(0)
    }
    if (bytes.length - at < length) break
    inbox.put(bytes.subarray(at, at + length))
    at += length
  }
  return Buffer.from(bytes.subarray(at))
}

/** What has arrived and was not looked at yet, or whoever waits for it. */
class Inbox {
  private readonly arrived: (Buffer | undefined)[] = []
  private fault: Error | undefined
  private wake: (() => void) | undefined
  private readonly signal: AbortSignal

  constructor(signal: AbortSignal) {
    this.signal = signal
    signal.addEventListener('abort', () => this.wake?.(), { once: true })
  }

  put(message: Buffer | undefined): void {
    // Nobody is listened to for longer than there is something to be heard.
    if (this.arrived.length < 10) this.arrived.push(message)
    this.wake?.()
  }

  fail(error: Error): void {
    this.fault = error
    this.wake?.()
  }

  async next(): Promise<Buffer | undefined> {
    while (this.arrived.length === 0) {
      if (this.fault !== undefined) throw this.fault
      this.signal.throwIfAborted()
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
    return this.arrived.shift()
  }
}
