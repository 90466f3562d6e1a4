import type { MailAuthentication } from '#contract/mail-authentication.ts'

/** The results as mail people read them: `SPF pass · DKIM pass (example.org) · DMARC fail`. */
export function authenticationLine({ spf, dkim, dmarc, signedBy }: MailAuthentication): string {
  const signers = signedBy.length > 0 ? ` (${signedBy.join(', ')})` : ''
  return `SPF ${spf} · DKIM ${dkim}${signers} · DMARC ${dmarc}`
}
