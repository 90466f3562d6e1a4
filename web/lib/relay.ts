import type { AgentSays, RelaySays, UserSays } from '#contract/relay.ts'

/** Must be the word that the server knows; the contract's own would bring all its parsers along. */
const relayProtocol = 'mesa.relay'

interface Heard {
  onWords(words: RelaySays): void
  onBytes(bytes: ArrayBuffer): void
  /** The connection is gone, by whatever end. */
  onClose(): void
}

/** One side's connection to the relay of a remote session. */
export interface RelayConnection {
  say(words: AgentSays | UserSays): void
  send(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): void
  /** What was sent and has not left. */
  readonly waitingBytes: number
  close(): void
}

export function connectRelay(pass: { url: string; secret: string }, heard: Heard): RelayConnection {
  const url = new URL(pass.url, window.location.href)
  url.protocol = url.protocol.replace(/^http/, 'ws')
  const socket = new WebSocket(url, [relayProtocol, pass.secret])
  socket.binaryType = 'arraybuffer'
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) heard.onBytes(data)
    // The relay parsed it before it passed it on.
    else heard.onWords(JSON.parse(String(data)) as RelaySays)
  }
  socket.onclose = () => heard.onClose()
  return {
    say: (words) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words))
    },
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
    },
    get waitingBytes() {
      return socket.bufferedAmount
    },
    close: () => {
      socket.onclose = null
      socket.onmessage = null
      socket.close()
    },
  }
}
