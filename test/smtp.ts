import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A conversation with an SMTP door, line by line, so that a test knows exactly what was acknowledged. */
export class SmtpTalk {
  private readonly socket: Socket
  private readonly replies: AsyncIterator<string>

  private constructor(socket: Socket) {
    this.socket = socket
    this.replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  }

  static async begin(port: number): Promise<SmtpTalk> {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    const talk = new SmtpTalk(socket)
    await talk.reply()
    await talk.say('HELO client.example')
    return talk
  }

  /** The code of the answer to the mail; undefined when the door went away without one. */
  async deliver(from: string, to: string, raw: string): Promise<number | undefined> {
    await this.say(`MAIL FROM:<${from}>`)
    await this.say(`RCPT TO:<${to}>`)
    await this.say('DATA')
    return this.say(`${raw.replace(/^\./gm, '..')}\r\n.`)
  }

  async say(line: string): Promise<number | undefined> {
    this.socket.write(`${line}\r\n`)
    return this.reply()
  }

  end(): void {
    this.socket.end('QUIT\r\n')
  }

  /** The last line of an answer; a door that went away has none. */
  private async reply(): Promise<number | undefined> {
    try {
      for (;;) {
        const { value, done } = await this.replies.next()
        if (done) return undefined
        if (value[3] !== '-') return Number(value.slice(0, 3))
      }
    } catch {
      return undefined
    }
  }
}
