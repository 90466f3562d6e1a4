import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What the other side answers to a recipient, as `450 4.2.0 Greylisted`; undefined takes the mail. */
type Answer = (address: string) => string | undefined

interface TakenMail {
  from: string
  to: string[]
  raw: Buffer
}

/** A mail server of somebody else, as odd as a test needs it. */
export interface Remote {
  port: number
  url: string
  /** Every mail it took, in order. */
  taken: TakenMail[]
  /** How often somebody signed in. */
  signIns: string[]
  /** What it says to recipients from now on. */
  answer: Answer
  /** Called before a mail is acknowledged; a promise that never ends leaves the sender waiting. */
  beforeReply: () => Promise<void>
  close(): Promise<void>
}

export async function startRemote(options: SMTPServerOptions = {}): Promise<Remote> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      remote.signIns.push(username ?? '')
      if (password === 'secret') done(null, { user: username })
      else done(replyOf('535 5.7.8 Wrong password'))
    },
    onRcptTo: ({ address }, _session, done) => {
      const said = remote.answer(address)
      done(said === undefined ? null : replyOf(said))
    },
    onData: (stream, { envelope }, done) => {
      buffer(stream).then(async (raw) => {
        await remote.beforeReply()
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        remote.taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw })
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  const remote: Remote = {
    port,
    url: `smtp://127.0.0.1:${port}`,
    taken: [],
    signIns: [],
    answer: () => undefined,
    beforeReply: async () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return remote
}

function replyOf(said: string): Error {
  return Object.assign(new Error(said.slice(4)), { responseCode: Number(said.slice(0, 3)) })
}

/** A server that hears a mail to its end and goes away without an answer. */
export async function startBreakingRemote() {
  let mails = 0
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 odd\r\n')
    let isData = false
    createInterface({ input: socket }).on('line', (line) => {
      if (isData && line !== '.') return
      if (isData) {
        mails += 1
        socket.destroy()
      } else if (line === 'DATA') {
        isData = true
        socket.write('354 go on\r\n')
      } else {
        socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.address() as AddressInfo).port,
    mails: () => mails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
