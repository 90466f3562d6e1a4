import { z } from 'zod'
import { byId, emailAddress } from './common.ts'
import { mailSecurity, mailServer, mailServerDraft } from './mail-accounts.ts'
import { operation } from './operation.ts'

/** A record to publish in the DNS. */
const dnsRecord = z.object({ type: z.enum(['TXT']), name: z.string(), value: z.string() })
export type DnsRecord = z.infer<typeof dnsRecord>

const domainName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/)

/** How the mails of an inbox leave. */
const sendingSettings = z
  .object({
    /** By a server of its own, by that of the desk (`SMTP_URL`), or into a folder as there is none. */
    way: z.enum(['own', 'desk', 'folder']),
    server: mailServer.nullable(),
    /** Mails above it wait for the next minute; null: no limit. */
    mailsPerMinute: z.int().nullable(),
    /** Signs what leaves (RFC 6376); the private key is never shown. */
    dkim: z.object({ domain: z.string(), selector: z.string(), record: dnsRecord }).nullable(),
  })
  .meta({ id: 'SendingSettings' })
export type SendingSettings = z.infer<typeof sendingSettings>

const spfStatus = z.enum(['ok', 'missing', 'several', 'open', 'lacks_server', 'no_answer'])
const dkimStatus = z.enum(['ok', 'by_provider', 'no_key', 'missing', 'different', 'no_answer'])
const dmarcStatus = z.enum(['ok', 'missing', 'several', 'watching', 'no_answer'])

function finding<Status extends z.ZodType>(status: Status) {
  return z.object({
    status,
    /** What is published now. */
    found: z.string().nullable(),
    /** What to publish instead. */
    record: dnsRecord.nullable(),
  })
}

/** What the DNS says about mail from a domain; advice, as nothing of it stops Mesa. */
const domainAdvice = z
  .object({ domain: z.string(), spf: finding(spfStatus), dkim: finding(dkimStatus), dmarc: finding(dmarcStatus) })
  .meta({ id: 'DomainAdvice' })
export type DomainAdvice = z.infer<typeof domainAdvice>

const endpoint = z.object({ host: z.string(), port: z.int(), security: mailSecurity })

/** Where the mail of an address lives, as far as that can be known from it. */
const mailServerGuess = z
  .object({
    /** The provider's settings, what the domain itself says (RFC 6186), or names that answer. */
    source: z.enum(['provider', 'domain', 'names', 'nothing']),
    provider: z.string().nullable(),
    /** Whether the provider wants a consent (OAuth 2) or a password made for programs instead of the usual one. */
    signIn: z.enum(['password', 'app_password', 'oauth']),
    sending: endpoint.nullable(),
    receiving: endpoint.nullable(),
    /** What the provider lets pass. */
    mailsPerMinute: z.int().nullable(),
  })
  .meta({ id: 'MailServerGuess' })
export type MailServerGuess = z.infer<typeof mailServerGuess>

const change = { access: 'admin', scope: 'settings:write', params: byId, result: sendingSettings } as const

export const sending = {
  get: operation({
    method: 'GET',
    path: '/inboxes/:id/sending',
    summary: 'How the mails of an inbox leave',
    access: 'admin',
    scope: 'settings:read',
    params: byId,
    result: sendingSettings,
    errors: ['not_found'],
  }),
  putServer: operation({
    ...change,
    method: 'PUT',
    path: '/inboxes/:id/sending/server',
    summary: 'Send the mails of an inbox by a server of its own, without trying it out first',
    body: mailServerDraft,
    errors: ['not_found', 'invalid'],
  }),
  removeServer: operation({
    ...change,
    method: 'DELETE',
    path: '/inboxes/:id/sending/server',
    summary: 'Send the mails of an inbox by the server of the desk again',
    errors: ['not_found'],
  }),
  update: operation({
    ...change,
    method: 'PATCH',
    path: '/inboxes/:id/sending',
    summary: 'Change how many mails of an inbox leave in a minute',
    body: z.object({ mailsPerMinute: z.int().min(1).max(10_000).nullable() }),
    errors: ['not_found', 'invalid'],
  }),
  putDkim: operation({
    ...change,
    method: 'PUT',
    path: '/inboxes/:id/sending/dkim',
    summary: 'Sign the mails of an inbox (DKIM); without a private key (PEM, RSA) one is made',
    body: z.object({
      domain: domainName,
      selector: z
        .string()
        .trim()
        .toLowerCase()
        .max(63)
        .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/),
      privateKey: z.string().trim().max(10_000).optional(),
    }),
    errors: ['not_found', 'invalid'],
  }),
  removeDkim: operation({
    ...change,
    method: 'DELETE',
    path: '/inboxes/:id/sending/dkim',
    summary: 'Do not sign the mails of an inbox any more',
    errors: ['not_found'],
  }),
  advice: operation({
    method: 'GET',
    path: '/inboxes/:id/domain-advice',
    summary: 'SPF, DKIM and DMARC of the domain of an inbox, and what to change',
    access: 'admin',
    scope: 'settings:read',
    params: byId,
    result: domainAdvice,
    errors: ['not_found'],
  }),
  guess: operation({
    method: 'GET',
    path: '/mail-servers/guess',
    summary: 'The servers where the mail of an address probably lives',
    access: 'admin',
    scope: 'settings:read',
    query: z.object({ address: emailAddress }),
    result: mailServerGuess,
  }),
}
