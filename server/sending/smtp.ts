import { Transform } from 'node:stream'
import { createTransport } from 'nodemailer'
import DKIM from 'nodemailer/lib/dkim'
import type { MailAccountRow, MailSignIn } from '../mail-accounts/index.ts'
import { handoverOfError, refusedIn } from './refusals.ts'
import type { Signer } from './settings.ts'
import { type Handover, type MailToSend, outcomesFor, type WayOut } from './way-out.ts'

/** How a mail got on; kept beside it, as the library's errors do not tell. */
interface Progress {
  hasBegun: boolean
  isHandedOver: boolean
}

const limits = {
  pool: true as const,
  maxConnections: 4,
  maxRequeues: 0,
  connectionTimeout: 20_000,
  greetingTimeout: 30_000,
  // RFC 5321 section 4.5.3.2 would wait ten minutes for the last answer; other mails wait behind this one.
  socketTimeout: 180_000,
  disableFileAccess: true,
  disableUrlAccess: true,
}

/** An SMTP server given as `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte. */
export function smtpUrlWayOut(url: string): WayOut {
  return smtpWayOut({ url, ...limits })
}

/** The SMTP server of an inbox. */
export function smtpAccountWayOut(
  server: Pick<MailAccountRow, 'host' | 'port' | 'security'>,
  signIn: MailSignIn,
): WayOut {
  const auth = authOf(signIn)
  // A server that offers no sign-in to somebody who has one is not the server that was meant.
  return smtpWayOut({ ...smtpOptions(server), ...limits, ...auth, forceAuth: 'auth' in auth })
}

/** What the library needs to know of a server; whoever asks for TLS gets it, or no connection. */
export function smtpOptions({ host, port, security }: Pick<MailAccountRow, 'host' | 'port' | 'security'>) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
  }
}

/** How the library is told to sign in. */
export function authOf(signIn: MailSignIn) {
  switch (signIn.kind) {
    case 'none':
      return {}
    case 'password':
      return { auth: { user: signIn.username, pass: signIn.password } }
    case 'oauth':
      return { auth: { type: 'OAuth2' as const, user: signIn.username, accessToken: signIn.accessToken } }
  }
}

function smtpWayOut(options: Parameters<typeof createTransport>[0]): WayOut {
  const pool = createTransport(options)
  const progressOf = new WeakMap<object, Progress & { signer: Signer | undefined }>()
  pool.use('stream', (mail, done) => {
    const progress = progressOf.get(mail.data.envelope ?? {})
    if (progress !== undefined) watch(mail.message, progress)
    done()
  })

  async function attempt(mail: MailToSend, progress: Progress & { signer: Signer | undefined }): Promise<Handover> {
    const { to } = mail.envelope
    progressOf.set(mail.envelope, progress)
    try {
      const result = await pool.sendMail(mail)
      const refused = refusedIn(to, result)
      const accepted = to.filter((address) => !refused.some((one) => one.address === address))
      const said = result.response?.slice(0, 500) ?? null
      return { outcomes: [...outcomesFor(accepted, { state: 'sent', reason: null, said }), ...refused] }
    } catch (error) {
      return handoverOfError(to, error, progress.isHandedOver)
    }
  }

  return {
    send: async (build, signer) => {
      const first = { hasBegun: false, isHandedOver: false, signer }
      const handover = await attempt(await build(), first)
      // The server may have closed the connection while it was idle: that is seen only by using it.
      if (handover.fault?.fault !== 'connection' || first.hasBegun) return handover
      return attempt(await build(), { hasBegun: false, isHandedOver: false, signer })
    },
    close: () => pool.close(),
  }
}

interface Message {
  processFunc(run: (input: NodeJS.ReadableStream) => NodeJS.ReadableStream): void
}

/** Signs the mail where it is to be signed, and notes when its first and its last byte went out. */
function watch(message: Message, progress: Progress & { signer: Signer | undefined }): void {
  message.processFunc((input) => {
    const { signer } = progress
    const raw = signer === undefined ? input : new DKIM(signer).sign(input as never)
    const tap = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        progress.hasBegun = true
        done(null, chunk)
      },
      flush(done) {
        progress.isHandedOver = true
        done()
      },
    })
    raw.on('error', (error: Error) => tap.destroy(error))
    return raw.pipe(tap)
  })
}
