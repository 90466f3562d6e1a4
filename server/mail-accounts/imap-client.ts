import { ImapFlow } from 'imapflow'
import type { MailAccountRow } from './schema.ts'
import type { MailSignIn } from './sign-in.ts'

/** An IMAP connection (RFC 9051) for these settings, not open yet. Whoever opens it listens to its `error`. */
export function imapClient(server: Pick<MailAccountRow, 'host' | 'port' | 'security'>, signIn: MailSignIn): ImapFlow {
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'starttls',
    logger: false,
    emitLogs: false,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    // A server that says nothing for so long is asked whether it lives, and given up after as long again.
    socketTimeout: 60_000,
    // Left to itself it would only begin to listen after 15 quiet seconds.
    autoIdleDelay: 100,
    ...(signIn.kind === 'password' && { auth: { user: signIn.username, pass: signIn.password } }),
    ...(signIn.kind === 'oauth' && { auth: { user: signIn.username, accessToken: signIn.accessToken } }),
  })
}
