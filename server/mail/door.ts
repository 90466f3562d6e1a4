import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { defaultMailLimits } from './reading/index.ts'
import { storeMail } from './store.ts'

export interface SmtpDoor {
  port: number
  close(): Promise<void>
}

const maxClients = 50
/** As many as are looked at to find the inboxes. */
const maxRecipients = 100

/** The SMTP door (RFC 5321): `250` is only said when the mail is stored; whoever hears 4xx comes again. */
export async function openSmtpDoor(ctx: Ctx, host: string, port: number): Promise<SmtpDoor> {
  const server = new SMTPServer({
    name: 'mesa',
    banner: 'Mesa',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: defaultMailLimits.messageBytes,
    maxClients,
    closeTimeout: 5000,
    logger: false,
    onRcptTo(_address, session, done) {
      // RFC 5321 section 4.5.3.1.10: the sender hands the rest over in a further conversation.
      done(
        session.envelope.rcptTo.length < maxRecipients ? null : reply(452, 'Too many recipients; send the rest again'),
      )
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope
      storeMail(ctx, {
        content: stream,
        source: 'smtp',
        envelopeFrom: mailFrom === false ? '' : mailFrom.address,
        envelopeTo: rcptTo.map(({ address }) => address),
      }).then(
        ([stored]) => done(null, `Stored as ${stored?.id ?? ''}`),
        (error: unknown) => {
          stream.resume()
          done(refusal(ctx, error, session))
        },
      )
    },
  })
  server.on('error', (error: Error) => ctx.services.log.warn({ err: error }, 'a mail conversation broke'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function refusal(ctx: Ctx, error: unknown, session: SMTPServerSession): Error {
  if (error instanceof AppError && error.code === 'too_large') return reply(552, error.message)
  if (error instanceof AppError && error.code === 'invalid') return reply(554, error.message)
  ctx.services.log.error({ err: error, client: session.remoteAddress }, 'a mail could not be stored')
  return reply(451, 'The mail could not be stored; please try again later')
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
