import { createHash, createHmac } from 'node:crypto'
import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

const realm = Buffer.from('turn.example')
const nonce = Buffer.from('0123456789abcdef')

/** What a fake server knows, and how it behaves. */
interface Conduct {
  /** Names and their passwords. */
  users?: Record<string, string>
  /** The secret from which passwords of passing names are made. */
  sharedSecret?: string
  /** Answers with this instead. */
  says?: string
  isSilent?: boolean
  transport?: 'udp' | 'tcp'
}

/** A STUN and TURN server in small: tells where a question came from, and lends a way to whoever may have one. */
export async function startIceServer(conduct: Conduct = {}) {
  const asked: { method: number; username: string | undefined }[] = []
  const answerTo = (message: Buffer, from: { address: string; port: number }) => {
    const parts = partsOf(message)
    const username = parts.get(0x0006)?.value.toString()
    const method = message.readUInt16BE(0)
    asked.push({ method, username })
    if (conduct.isSilent) return undefined
    if (conduct.says !== undefined) return Buffer.from(conduct.says)
    if (method === 0x0001) return written(0x0101, message, [[0x0020, xored(from)]])
    if (!isSigned(message, parts, conduct))
      return written(method | 0x0110, message, [
        [0x0009, Buffer.from([0, 0, 4, 1])],
        [0x0014, realm],
        [0x0015, nonce],
      ])
    return written(method | 0x0100, message, method === 0x0003 ? [[0x0016, xored(from)]] : [])
  }
  const door = conduct.transport === 'tcp' ? await openTcp(answerTo) : await openUdp(answerTo)
  return { ...door, asked }
}

type Answerer = (message: Buffer, from: { address: string; port: number }) => Buffer | undefined

async function openUdp(answerTo: Answerer) {
  const socket = createSocket('udp4')
  socket.on('message', (message: Buffer, from: RemoteInfo) => {
    const answer = answerTo(message, from)
    if (answer !== undefined) socket.send(answer, from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { port: socket.address().port, close: () => socket.close() }
}

async function openTcp(answerTo: Answerer) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (message) => {
      const answer = answerTo(message, { address: '127.0.0.1', port: socket.remotePort ?? 0 })
      // In two pieces: a line knows no messages.
      if (answer !== undefined) {
        socket.write(answer.subarray(0, 10))
        socket.write(answer.subarray(10))
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, close: () => server.close() }
}

function partsOf(message: Buffer) {
  const parts = new Map<number, { at: number; value: Buffer }>()
  for (let at = 20; at < message.length; ) {
    const length = message.readUInt16BE(at + 2)
    parts.set(message.readUInt16BE(at), { at, value: message.subarray(at + 4, at + 4 + length) })
    at += 4 + Math.ceil(length / 4) * 4
  }
  return parts
}

function isSigned(message: Buffer, parts: ReturnType<typeof partsOf>, { users, sharedSecret }: Conduct): boolean {
  const username = parts.get(0x0006)?.value.toString()
  const signature = parts.get(0x0008)
  if (username === undefined || signature === undefined) return false
  const derived = sharedSecret && createHmac('sha1', sharedSecret).update(username).digest('base64')
  const isPassing = Number(username.split(':')[0]) > Date.now() / 1000
  const password = users?.[username] ?? (isPassing ? derived : undefined)
  if (password === undefined) return false
  const key = createHash('md5').update(`${username}:${realm}:${password}`).digest()
  return createHmac('sha1', key).update(message.subarray(0, signature.at)).digest().equals(signature.value)
}

function xored({ address, port }: { address: string; port: number }): Buffer {
  const value = Buffer.alloc(8)
  value.writeUInt8(1, 1)
  value.writeUInt16BE(port ^ 0x2112, 2)
  const bytes = address.split('.').map(Number)
  for (const [index, mask] of [0x21, 0x12, 0xa4, 0x42].entries())
    value.writeUInt8((bytes[index] ?? 0) ^ mask, 4 + index)
  return value
}

function written(type: number, question: Buffer, parts: readonly (readonly [number, Buffer])[]): Buffer {
  const body = Buffer.concat(
    parts.map(([kind, value]) => {
      const part = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4)
      part.writeUInt16BE(kind, 0)
      part.writeUInt16BE(value.length, 2)
      value.copy(part, 4)
      return part
    }),
  )
  const head = Buffer.from(question.subarray(0, 20))
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(body.length, 2)
  return Buffer.concat([head, body])
}
