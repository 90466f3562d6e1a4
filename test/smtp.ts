import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A conversation with an SMTP door, line by line, so that a test knows exactly what was acknowledged. */
export class SmtpTalk {
  private readonly socket: Socket
  private readonly replies: AsyncIterator<string>
  /** How the door greeted: 220, or a refusal. */
  greeting: number | undefined

  private constructor(socket: Socket) {
    this.socket = socket
    this.replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  }

  static async begin(port: number): Promise<SmtpTalk> {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    const talk = new SmtpTalk(socket)
    talk.greeting = await talk.reply()
    if (talk.greeting === 220) await talk.say('HELO client.example')
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

  /** The whole last line of the answer. */
  async tell(line: string): Promise<string | undefined> {
    this.socket.write(`${line}\r\n`)
    return this.lastLine()
  }

  /** What the door says next, by itself. */
  async hear(): Promise<number | undefined> {
    return this.reply()
  }

  end(): void {
    this.socket.end('QUIT\r\n')
  }

  private async reply(): Promise<number | undefined> {
    const line = await this.lastLine()
    return line === undefined ? undefined : Number(line.slice(0, 3))
  }

  /** A door that went away has none. */
  private async lastLine(): Promise<string | undefined> {
    try {
      for (;;) {
        const { value, done } = await this.replies.next()
        if (done) return undefined
        if (value[3] !== '-') return value
      }
    } catch {
      return undefined
    }
  }
}
