import {
  type AuthenticationResult,
  authenticationResult,
  type MailAuthentication,
} from '#contract/mail-authentication.ts'
import type { ParsedMail } from '../reading/index.ts'

/** What was found out about a mail, by ourselves or by a server that we believe. */
export interface Findings {
  spf: AuthenticationResult
  /** The domain that SPF speaks of. */
  spfDomain: string | undefined
  dkim: { result: AuthenticationResult; domain: string }[]
  dmarc: AuthenticationResult
}

/** Sums up; the verdict is on the one address in From. */
export function judge(
  findings: Findings,
  mail: Pick<ParsedMail, 'from' | 'headers'>,
  server: string | null,
): MailAuthentication {
  const { spf, dkim, dmarc } = findings
  const signedBy = dkim.filter(({ result }) => result === 'pass').map(({ domain }) => domain.toLowerCase())
  return {
    server,
    spf,
    dkim: signedBy.length > 0 ? 'pass' : (dkim[0]?.result ?? 'none'),
    dmarc,
    signedBy: [...new Set(signedBy)].slice(0, 10),
    verdict: verdictOf(findings, signedBy, mail),
  }
}

/** An unknown word means nothing. */
export function resultOf(word: string | undefined): AuthenticationResult {
  return authenticationResult.catch('none').parse(word?.toLowerCase().replace(/^temperr$/, 'temperror'))
}

export function fromDomain(mail: Pick<ParsedMail, 'from'>): string {
  const address = mail.from?.address ?? ''
  return address.slice(address.lastIndexOf('@') + 1)
}

function verdictOf(
  { spf, spfDomain, dmarc }: Findings,
  signedBy: string[],
  mail: Pick<ParsedMail, 'from' | 'headers'>,
): MailAuthentication['verdict'] {
  // RFC 9989 section 11.5: with two of them every reader may see another one.
  if ((mail.headers.get('from')?.length ?? 0) > 1) return 'fail'
  const domain = fromDomain(mail)
  if (domain === '') return 'none'
  if (dmarc === 'pass' || dmarc === 'fail') return dmarc
  // Where a domain publishes no policy, what would have passed one that asks for exactly this domain proves as much.
  const isProven = signedBy.includes(domain) || (spf === 'pass' && spfDomain?.toLowerCase() === domain)
  return dmarc === 'none' && isProven ? 'pass' : 'none'
}
