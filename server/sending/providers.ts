import type { MailServerGuess } from '#contract/sending.ts'

type Endpoint = NonNullable<MailServerGuess['sending']>

/** A provider of mail: how its domains and its customers' domains are known, and where its servers are. */
export interface Provider {
  name: string
  domains: readonly string[]
  /** How the mail exchangers of its customers' domains end (RFC 5321, MX). */
  exchangers: readonly string[]
  signIn: MailServerGuess['signIn']
  sending: Endpoint
  receiving: Endpoint
  mailsPerMinute: number | null
  /** What an SPF record (RFC 7208) must hold for its servers. */
  spf: string | null
  /** Under these selectors it publishes the keys with which it signs for its customers. */
  dkimSelectors: readonly string[]
}

const smtps = (host: string): Endpoint => ({ host, port: 465, security: 'tls' })
const submission = (host: string): Endpoint => ({ host, port: 587, security: 'starttls' })
const imaps = (host: string): Endpoint => ({ host, port: 993, security: 'tls' })

function provider(name: string, sending: Endpoint, imapHost: string, more: Partial<Provider>): Provider {
  return {
    name,
    domains: [],
    exchangers: [],
    signIn: 'password',
    sending,
    receiving: imaps(imapHost),
    mailsPerMinute: null,
    spf: null,
    dkimSelectors: [],
    ...more,
  }
}

/** The great ones, and the hosters that offices in Spain and Latin America use. */
const providers: readonly Provider[] = [
  provider('Google', smtps('smtp.gmail.com'), 'imap.gmail.com', {
    domains: ['gmail.com', 'googlemail.com'],
    exchangers: ['google.com', 'googlemail.com'],
    signIn: 'oauth',
    mailsPerMinute: 20,
    spf: 'include:_spf.google.com',
    dkimSelectors: ['google'],
  }),
  provider('Microsoft 365', submission('smtp.office365.com'), 'outlook.office365.com', {
    domains: ['onmicrosoft.com'],
    exchangers: ['mail.protection.outlook.com', 'mx.microsoft'],
    signIn: 'oauth',
    // Exchange Online lets 30 mails a minute pass.
    mailsPerMinute: 30,
    spf: 'include:spf.protection.outlook.com',
    dkimSelectors: ['selector1', 'selector2'],
  }),
  provider('Outlook.com', submission('smtp-mail.outlook.com'), 'outlook.office365.com', {
    domains: ['outlook.com', 'outlook.es', 'hotmail.com', 'hotmail.es', 'live.com', 'msn.com'],
    signIn: 'oauth',
    mailsPerMinute: 30,
  }),
  provider('Yahoo', smtps('smtp.mail.yahoo.com'), 'imap.mail.yahoo.com', {
    domains: ['yahoo.com', 'yahoo.es', 'yahoo.com.mx', 'yahoo.com.ar', 'ymail.com'],
    exchangers: ['yahoodns.net'],
    signIn: 'app_password',
    mailsPerMinute: 10,
  }),
  provider('iCloud', submission('smtp.mail.me.com'), 'imap.mail.me.com', {
    domains: ['icloud.com', 'me.com', 'mac.com'],
    exchangers: ['mail.icloud.com'],
    signIn: 'app_password',
    mailsPerMinute: 10,
    spf: 'include:icloud.com',
    dkimSelectors: ['sig1'],
  }),
  provider('Zoho', smtps('smtppro.zoho.com'), 'imappro.zoho.com', {
    domains: ['zoho.com', 'zohomail.com'],
    exchangers: ['zoho.com'],
    signIn: 'app_password',
    spf: 'include:zohomail.com',
    dkimSelectors: ['zmail'],
  }),
  provider('Zoho EU', smtps('smtppro.zoho.eu'), 'imappro.zoho.eu', {
    domains: ['zohomail.eu'],
    exchangers: ['zoho.eu'],
    signIn: 'app_password',
    spf: 'include:zohomail.eu',
    dkimSelectors: ['zmail'],
  }),
  provider('GMX', submission('mail.gmx.com'), 'imap.gmx.com', { domains: ['gmx.com', 'gmx.es'] }),
  provider('IONOS', smtps('smtp.ionos.es'), 'imap.ionos.es', {
    exchangers: ['ionos.es', 'ionos.com', '1and1.es'],
    spf: 'include:_spf-eu.ionos.com',
    dkimSelectors: ['s1-ionos', 's2-ionos'],
  }),
  provider('Arsys', smtps('smtp.serviciodecorreo.es'), 'imap.serviciodecorreo.es', {
    exchangers: ['serviciodecorreo.es'],
    spf: 'include:_spf.serviciodecorreo.es',
  }),
  provider('Acens', smtps('smtp.acens.net'), 'imap.acens.net', { exchangers: ['acens.net'] }),
  provider('Dinahosting', smtps('smtp.dinaserver.com'), 'imap.dinaserver.com', { exchangers: ['dinaserver.com'] }),
  provider('OVHcloud', smtps('ssl0.ovh.net'), 'ssl0.ovh.net', {
    exchangers: ['mail.ovh.net'],
    spf: 'include:mx.ovh.com',
  }),
  provider('GoDaddy', smtps('smtpout.secureserver.net'), 'imap.secureserver.net', {
    exchangers: ['secureserver.net'],
    spf: 'include:secureserver.net',
  }),
  provider('Hostinger', smtps('smtp.hostinger.com'), 'imap.hostinger.com', {
    exchangers: ['hostinger.com'],
    spf: 'include:_spf.mail.hostinger.com',
    dkimSelectors: ['hostingermail1'],
  }),
  provider('Locaweb', smtps('email-ssl.com.br'), 'email-ssl.com.br', { exchangers: ['locaweb.com.br'] }),
  provider('UOL', smtps('smtps.uhserver.com'), 'imap.uhserver.com', { exchangers: ['uhserver.com'] }),
  provider('Movistar', smtps('smtp.movistar.es'), 'imap.movistar.es', {
    domains: ['movistar.es', 'telefonica.net'],
  }),
]

/** Whose domain this is. */
export function providerOfDomain(domain: string): Provider | undefined {
  return providers.find(({ domains }) => domains.some((one) => isWithin(domain, one)))
}

/** Who takes the mail of a domain with these exchangers. */
export function providerOfExchangers(exchangers: readonly string[]): Provider | undefined {
  return providers.find((one) => one.exchangers.some((end) => exchangers.some((name) => isWithin(name, end))))
}

/** Whose server this is. */
export function providerOfHost(host: string): Provider | undefined {
  return providers.find(({ sending }) => sending.host === host.toLowerCase())
}

function isWithin(name: string, end: string): boolean {
  const plain = name.toLowerCase().replace(/\.$/, '')
  return plain === end || plain.endsWith(`.${end}`)
}
