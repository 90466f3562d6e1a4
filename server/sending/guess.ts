import type { MailServerGuess } from '#contract/sending.ts'
import type { DomainRecords, SrvRecord } from './domain-records.ts'
import { type Provider, providerOfDomain, providerOfExchangers } from './providers.ts'

type Endpoint = MailServerGuess['sending']

/** The servers of an address: of a known provider, as its domain says (RFC 6186), or by the usual names. */
export async function guessServers(address: string, dns: DomainRecords): Promise<MailServerGuess> {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const known = providerOfDomain(domain) ?? providerOfExchangers(await orEmpty(dns.mx(domain)))
  if (known !== undefined) return ofProvider(known)
  const said = await saidByDomain(domain, dns)
  if (said.sending !== null || said.receiving !== null) return { ...unknown, source: 'domain', ...said }
  const named = await byUsualNames(domain, dns)
  return { ...unknown, source: named.sending === null && named.receiving === null ? 'nothing' : 'names', ...named }
}

const unknown = { provider: null, signIn: 'password', mailsPerMinute: null } as const

function ofProvider({ name, signIn, sending, receiving, mailsPerMinute }: Provider): MailServerGuess {
  return { source: 'provider', provider: name, signIn, sending, receiving, mailsPerMinute }
}

/** RFC 6186, and RFC 8314 for submission over TLS from the first byte. */
async function saidByDomain(domain: string, dns: DomainRecords) {
  const [submissions, submission, imaps, imap] = await Promise.all(
    ['_submissions', '_submission', '_imaps', '_imap'].map(async (service) =>
      bestOf(await orEmpty(dns.srv(`${service}._tcp.${domain}`))),
    ),
  )
  return {
    sending: endpoint(submissions, 'tls') ?? endpoint(submission, 'starttls'),
    receiving: endpoint(imaps, 'tls') ?? endpoint(imap, 'starttls'),
  }
}

/** RFC 2782: the lowest priority first, then the greatest weight; a name of `.` says that there is none. */
function bestOf(records: SrvRecord[]): SrvRecord | undefined {
  const usable = records.filter(({ name }) => name !== '' && name !== '.')
  return usable.sort((one, other) => one.priority - other.priority || other.weight - one.weight)[0]
}

function endpoint(record: SrvRecord | undefined, security: 'tls' | 'starttls'): Endpoint {
  return record === undefined ? null : { host: record.name.replace(/\.$/, ''), port: record.port, security }
}

async function byUsualNames(domain: string, dns: DomainRecords) {
  const [smtp, mail, imap] = await Promise.all(
    ['smtp', 'mail', 'imap'].map(async (name) => {
      const host = `${name}.${domain}`
      return (await orEmpty(dns.lookup(host))).length > 0 ? host : undefined
    }),
  )
  const out = smtp ?? mail
  const into = imap ?? mail
  return {
    sending: out === undefined ? null : { host: out, port: 587, security: 'starttls' as const },
    receiving: into === undefined ? null : { host: into, port: 993, security: 'tls' as const },
  }
}

/** A guess is no reason to fail. */
async function orEmpty<T>(records: Promise<T[]>): Promise<T[]> {
  return records.catch(() => [])
}
