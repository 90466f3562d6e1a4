/** What a viewer says (RFC 6143), as far as it moves anything. */
export type ViewerSays =
  | { type: 'version' | 'security' | 'init' }
  | { type: 'format'; isOurs: boolean }
  | { type: 'encodings'; encodings: number[] }
  | { type: 'request'; isIncremental: boolean }
  | { type: 'key'; isDown: boolean; keysym: number }
  | { type: 'pointer'; buttons: number; x: number; y: number }
  | { type: 'nothing' }

/** So long a pasted text may be; longer ones end the connection. */
const longestTextBytes = 1_000_000

/** Reads messages out of bytes that come in any pieces. Throws for what is no RFB. */
export class RfbReader {
  private waiting = Buffer.alloc(0)
  private step: 'version' | 'security' | 'init' | 'messages' = 'version'

  read(bytes: Buffer): ViewerSays[] {
    this.waiting = Buffer.concat([this.waiting, bytes])
    const said: ViewerSays[] = []
    for (let known = this.next(); known !== undefined; known = this.next()) {
      this.waiting = this.waiting.subarray(known.length)
      said.push(known.said)
    }
    return said
  }

  private next(): { length: number; said: ViewerSays } | undefined {
    const { waiting, step } = this
    const length = this.lengthOfNext()
    if (length === undefined || waiting.length < length) return undefined
    const message = waiting.subarray(0, length)
    switch (step) {
      case 'version':
        if (!/^RFB 003\.00[78]\n$/.test(message.toString('latin1'))) throw new Error('Another version of RFB')
        this.step = 'security'
        return { length, said: { type: 'version' } }
      case 'security':
        if (message[0] !== 1) throw new Error('Another way to sign in')
        this.step = 'init'
        return { length, said: { type: 'security' } }
      case 'init':
        this.step = 'messages'
        return { length, said: { type: 'init' } }
      case 'messages':
        return { length, said: readMessage(message) }
    }
  }

  private lengthOfNext(): number | undefined {
    const { waiting, step } = this
    if (step === 'version') return 12
    if (step !== 'messages') return 1
    switch (waiting[0]) {
      case undefined:
        return undefined
      case 0:
        return 20
      case 2:
        return waiting.length < 4 ? undefined : 4 + 4 * waiting.readUInt16BE(2)
      case 3:
        return 10
      case 4:
        return 8
      case 5:
        return 6
      case 6: {
        if (waiting.length < 8) return undefined
        // Below nought: the extended clipboard, which was not offered.
        const length = Math.abs(waiting.readInt32BE(4))
        if (length > longestTextBytes) throw new Error('Too long a text')
        return 8 + length
      }
      default:
        throw new Error('An unknown message of RFB')
    }
  }
}

/** 32 bits little-endian, red first: what noVNC asks for, and what a picture of the screen is. */
export const pixelFormat = Buffer.from([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 0, 8, 16, 0, 0, 0])

function readMessage(message: Buffer): ViewerSays {
  switch (message[0]) {
    case 0:
      return { type: 'format', isOurs: message.subarray(4, 17).equals(pixelFormat.subarray(0, 13)) }
    case 2: {
      const count = message.readUInt16BE(2)
      return { type: 'encodings', encodings: Array.from({ length: count }, (_, at) => message.readInt32BE(4 + 4 * at)) }
    }
    case 3:
      return { type: 'request', isIncremental: message[1] !== 0 }
    case 4:
      return { type: 'key', isDown: message[1] !== 0, keysym: message.readUInt32BE(4) }
    case 5:
      return { type: 'pointer', buttons: message[1] ?? 0, x: message.readUInt16BE(2), y: message.readUInt16BE(4) }
    default:
      return { type: 'nothing' }
  }
}
