import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Ctx } from '../../kernel/context.ts'
import { defaultMailLimits } from '../reading/index.ts'
import { keepRaw, recordMail } from '../store.ts'
import { type CallerLimits, Callers, defaultCallerLimits } from './callers.ts'
import { type CertificateFiles, readCertificate, watchCertificate } from './certificate.ts'
import { type DeadlineLimits, Deadlines, defaultDeadlines } from './deadlines.ts'
import { checkRecipient } from './recipients.ts'
import { isSurprising, replyFor } from './replies.ts'
import { roomCheck } from './room.ts'
import { Slots } from './slots.ts'

export interface SmtpDoor {
  port: number
  close(): Promise<void>
}

export interface DoorOptions {
  host: string
  port: number
  /** Files of the certificate; without them there is no STARTTLS. */
  tls?: CertificateFiles | undefined
  /** Addresses of our own mail servers; see docs/operation.md. */
  relays?: readonly string[]
  /** Mail is refused for now while there is less room. */
  minFreeBytes?: number
  limits?: Partial<CallerLimits>
  deadlines?: Partial<DeadlineLimits>
  certificateEveryMs?: number
}

const storesAtOnce = 8
const longestLine = 500

/** The SMTP door (RFC 5321): `250` is only said when the mail is stored; whoever hears 4xx comes again. */
export async function openSmtpDoor(ctx: Ctx, options: DoorOptions): Promise<SmtpDoor> {
  const { tls, relays = [] } = options
  const door = partsOf(ctx, options)
  const server = new SMTPServer({
    name: 'mesa',
    banner: 'Mesa',
    authOptional: true,
    disabledCommands: ['AUTH', ...(tls === undefined ? ['STARTTLS'] : [])],
    ...(tls !== undefined && (await readCertificate(tls))),
    size: defaultMailLimits.messageBytes,
    maxClients: door.limits.clients,
    // So that a relay may say for whom it speaks.
    useXClient: relays.length > 0 ? [...relays] : false,
    disableReverseLookup: true,
    closeTimeout: 5000,
    logger: false,
    onConnect: (session, done) => answer(ctx, done, async () => door.enter(session)),
    onMailFrom: (_address, session, done) => answer(ctx, done, () => door.begin(session)),
    onRcptTo: ({ address }, session, done) =>
      answer(ctx, done, () => checkRecipient(ctx, address, session.envelope.rcptTo.length)),
    onData: (stream, session, done) => {
      door.take(stream, session).then(
        (id) => done(null, `2.6.0 Stored as ${id}`),
        (error: unknown) => {
          stream.resume()
          done(told(ctx, error))
        },
      )
    },
    onClose: (session) => door.leave(session),
  })
  door.onOver = (id) => endConversation(server, id)
  server.on('error', (error: Error) => ctx.services.log.warn({ err: error }, 'a mail conversation broke'))
  await listening(server, options)
  const unwatch =
    tls === undefined
      ? () => undefined
      : watchCertificate(ctx, tls, options.certificateEveryMs ?? 60_000, (next) => server.updateSecureContext(next))
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => {
      unwatch()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** What the door remembers of its conversations. */
function partsOf(ctx: Ctx, options: DoorOptions) {
  const limits = { ...defaultCallerLimits, ...options.limits }
  const callers = new Callers(limits, () => performance.now())
  const hasRoom = roomCheck(ctx, options.minFreeBytes ?? 0)
  const slots = new Slots(storesAtOnce, longestLine)
  const relays = new Set(options.relays)
  const parts = { onOver: (_id: string): void => undefined }
  const deadlines = new Deadlines({ ...defaultDeadlines, ...options.deadlines }, (id) => parts.onOver(id))
  const isRelay = (session: SMTPServerSession) => relays.has(session.remoteAddress)
  return Object.assign(parts, {
    limits,
    enter(session: SMTPServerSession) {
      callers.enter({ id: session.id, ip: session.remoteAddress, isRelay: isRelay(session) })
      deadlines.talk(session.id)
    },
    leave(session: SMTPServerSession) {
      callers.leave(session.id)
      deadlines.end(session.id)
    },
    async begin(session: SMTPServerSession) {
      await hasRoom()
      if (!isRelay(session)) callers.countMail(session.remoteAddress)
    },
    async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
      const { mailFrom, rcptTo } = session.envelope
      deadlines.data(session.id)
      const kept = await keepRaw(ctx, stream)
      const mail = {
        source: 'smtp' as const,
        envelopeFrom: mailFrom === false ? '' : mailFrom.address,
        envelopeTo: rcptTo.map(({ address }) => address),
        client: isRelay(session) ? undefined : { ip: session.remoteAddress, name: session.hostNameAppearsAs || '' },
      }
      const [stored] = await slots.use(() => recordMail(ctx, mail, kept))
      deadlines.talk(session.id)
      return stored?.id ?? ''
    },
  })
}

/** Runs what may refuse, and tells the refusal. */
function answer(ctx: Ctx, done: (error?: Error | null) => void, act: () => Promise<void>): void {
  act().then(
    () => done(),
    (error: unknown) => done(told(ctx, error)),
  )
}

function told(ctx: Ctx, error: unknown): Error {
  if (isSurprising(error)) ctx.services.log.error({ err: error }, 'a mail could not be taken')
  return replyFor(error)
}

function endConversation(server: SMTPServer, id: string): void {
  for (const connection of server.connections) {
    if (connection.id !== id) continue
    connection.send(421, '4.4.2 This takes too long; try again')
    connection.close()
  }
}

async function listening(server: SMTPServer, { host, port }: DoorOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}
