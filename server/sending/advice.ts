import type { DomainAdvice } from '#contract/sending.ts'
import { dkimRecord } from './dkim.ts'
import type { DomainRecords } from './domain-records.ts'
import type { Provider } from './providers.ts'

/** What is known of how mail from the domain leaves. */
export interface DomainFacts {
  domain: string
  provider: Provider | undefined
  /** Our own key, where we sign. */
  key: { domain: string; selector: string; publicKey: string } | undefined
}

/** What the DNS says about mail from a domain, and what to change. DNS that does not answer is no error. */
export async function adviseOn(facts: DomainFacts, dns: DomainRecords): Promise<DomainAdvice> {
  const [spf, dkim, dmarc] = await Promise.all([spfOf(facts, dns), dkimOf(facts, dns), dmarcOf(facts, dns)])
  return { domain: facts.domain, spf, dkim, dmarc }
}

/** RFC 7208. */
async function spfOf({ domain, provider }: DomainFacts, dns: DomainRecords): Promise<DomainAdvice['spf']> {
  const texts = await ask(dns.txt(domain))
  if (texts === undefined) return { status: 'no_answer', found: null, record: null }
  const records = texts.filter((text) => /^v=spf1(?:\s|$)/i.test(text))
  const [found] = records
  const needed = provider?.spf ?? null
  const txt = (value: string) => ({ type: 'TXT' as const, name: domain, value })
  if (found === undefined) {
    return { status: 'missing', found: null, record: txt(`v=spf1 ${needed ?? 'a mx'} ~all`) }
  }
  // RFC 7208 section 4.5: with two records nobody's mail passes.
  if (records.length > 1) return { status: 'several', found: records.join('\n'), record: null }
  if (/\s\+?all\b/i.test(found)) {
    return { status: 'open', found, record: txt(found.replace(/\s\+?all\b/i, ' ~all')) }
  }
  const holds = needed === null || found.toLowerCase().split(/\s+/).includes(needed)
  if (holds) return { status: 'ok', found, record: null }
  return { status: 'lacks_server', found, record: txt(found.replace(/^v=spf1/i, `v=spf1 ${needed}`)) }
}

/** RFC 6376. */
async function dkimOf({ domain, provider, key }: DomainFacts, dns: DomainRecords): Promise<DomainAdvice['dkim']> {
  if (key === undefined) return dkimOfProvider(domain, provider, dns)
  const record = dkimRecord(key.domain, key.selector, key.publicKey)
  const texts = await ask(dns.txt(record.name))
  if (texts === undefined) return { status: 'no_answer', found: null, record: null }
  const found = texts.find((text) => /\bp=/.test(text))
  if (found === undefined) return { status: 'missing', found: null, record }
  const isOurs = /\bp=([^;]*)/.exec(found)?.[1]?.replace(/\s/g, '') === key.publicKey
  return isOurs ? { status: 'ok', found, record: null } : { status: 'different', found, record }
}

async function dkimOfProvider(
  domain: string,
  provider: Provider | undefined,
  dns: DomainRecords,
): Promise<DomainAdvice['dkim']> {
  for (const selector of provider?.dkimSelectors ?? []) {
    const found = (await ask(dns.txt(`${selector}._domainkey.${domain}`)))?.find((text) => /\bp=/.test(text))
    if (found !== undefined) return { status: 'by_provider', found, record: null }
  }
  return { status: 'no_key', found: null, record: null }
}

/** RFC 7489: of the domain itself, else of the one above it. */
async function dmarcOf({ domain }: DomainFacts, dns: DomainRecords): Promise<DomainAdvice['dmarc']> {
  const names = namesAbove(domain).map((name) => `_dmarc.${name}`)
  for (const name of names) {
    const texts = await ask(dns.txt(name))
    if (texts === undefined) return { status: 'no_answer', found: null, record: null }
    const records = texts.filter((text) => /^v=DMARC1\b/i.test(text))
    const [found] = records
    if (found === undefined) continue
    if (records.length > 1) return { status: 'several', found: records.join('\n'), record: null }
    const isWatching = /;\s*p\s*=\s*none\b/i.test(found)
    return { status: isWatching ? 'watching' : 'ok', found, record: null }
  }
  // First watch what would fail; a stricter policy comes when the reports are clean.
  const value = `v=DMARC1; p=none; rua=mailto:postmaster@${domain}`
  const record = { type: 'TXT' as const, name: `_dmarc.${domain}`, value }
  return { status: 'missing', found: null, record }
}

/** The domain and those above it, down to two labels. */
function namesAbove(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, index) => labels.slice(index).join('.'))
}

async function ask(records: Promise<string[]>): Promise<string[] | undefined> {
  return records.catch(() => undefined)
}
