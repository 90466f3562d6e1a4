import { BlockList, isIP } from 'node:net'
import { authenticate } from 'mailauth'
import type { MailAuthentication } from '#contract/mail-authentication.ts'
import type { Dns } from '../../kernel/services.ts'
import type { ParsedMail } from '../reading/index.ts'
import type { ReceivedMailRow } from '../schema.ts'
import { trustedResults } from './trusted-results.ts'
import { type Findings, judge, resultOf } from './verdict.ts'

export interface MailToCheck {
  received: Pick<ReceivedMailRow, 'source' | 'clientIp' | 'clientName' | 'envelopeFrom'>
  mail: ParsedMail
  raw: Buffer
  /** The servers whose word the inbox believes. */
  trustedServers: readonly string[]
}

const within = 8000
const mostSignatures = 10
const longestHead = 256 * 1024

/**
 * How a mail proves where it comes from; undefined when nothing can be known. Asks the domain name system, so it is
 * done when the mail is read and never while it is taken; a silent DNS is a temporary error, which proves nothing.
 */
export async function checkMail(
  dns: Dns,
  { received, mail, raw, trustedServers }: MailToCheck,
): Promise<MailAuthentication | undefined> {
  // Whoever talks to the door itself may have written any header.
  const isDirect = received.clientIp !== null
  const trusted = isDirect ? undefined : trustedResults(mail, trustedServers)
  if (trusted !== undefined) return trusted
  const ip = isDirect && isPublic(received.clientIp ?? '') ? (received.clientIp ?? undefined) : undefined
  const signatures = mail.headers.get('dkim-signature')?.length ?? 0
  const head = raw.indexOf('\r\n\r\n')
  if (signatures > mostSignatures || head > longestHead) return judge(unknown('permerror'), mail, null)
  if (ip === undefined && signatures === 0) return undefined
  return judge(await limited(ask(dns, received, raw, ip)), mail, null)
}

async function ask(
  dns: Dns,
  received: MailToCheck['received'],
  raw: Buffer,
  ip: string | undefined,
): Promise<Findings> {
  const { spf, dkim, dmarc } = await authenticate(raw, {
    ...(ip !== undefined && { ip, helo: received.clientName || ip }),
    sender: received.envelopeFrom ?? '',
    mta: 'mesa',
    resolver: dns,
    disableArc: true,
    disableBimi: true,
  })
  const signatures = dkim.results.map(({ status, signingDomain = '' }) => ({
    // A signature over the beginning of a text proves nothing about what somebody put behind it.
    result: status.underSized ? ('policy' as const) : resultOf(status.result),
    domain: signingDomain,
  }))
  return {
    // Without an address there is nothing to compare the record with.
    spf: spf === false || ip === undefined ? 'none' : resultOf(spf.status.result),
    spfDomain: spf === false || ip === undefined ? undefined : spf.domain,
    dkim: signatures,
    dmarc: dmarc === false ? 'none' : dmarcOf(dmarc, ip !== undefined),
  }
}

function dmarcOf(dmarc: Exclude<Awaited<ReturnType<typeof authenticate>>['dmarc'], false>, isSpfKnown: boolean) {
  const { result } = dmarc.status
  const isBySpf = dmarc.alignment?.spf.result !== undefined
  if (result === 'pass' && !isBySpf && dmarc.alignment?.dkim.underSized) return 'policy'
  // Without the sender's address SPF might have passed.
  if (result === 'fail' && !isSpfKnown) return 'neutral'
  return resultOf(result)
}

/** Whatever takes too long or breaks is not known; the mail is read all the same. */
async function limited(asking: Promise<Findings>): Promise<Findings> {
  const over = Promise.withResolvers<Findings>()
  const timer = setTimeout(() => over.resolve(unknown('temperror')), within)
  try {
    return await Promise.race([asking.catch(() => unknown('permerror')), over.promise])
  } finally {
    clearTimeout(timer)
  }
}

function unknown(result: 'temperror' | 'permerror'): Findings {
  return { spf: result, spfDomain: undefined, dkim: [], dmarc: result }
}

// Special-purpose addresses (RFC 6890): no SPF record speaks of them.
const special = new BlockList()
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  special.addSubnet(net, prefix, 'ipv4')
}
special.addAddress('::1', 'ipv6')
special.addSubnet('fc00::', 7, 'ipv6')
special.addSubnet('fe80::', 10, 'ipv6')

function isPublic(ip: string): boolean {
  const family = isIP(ip)
  return family !== 0 && !special.check(ip, family === 6 ? 'ipv6' : 'ipv4')
}
