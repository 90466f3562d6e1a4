import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { plainAddress } from './addresses.ts'
import type { MailAddress } from './parsed-mail.ts'
import type { SignatureCheck } from './security.ts'

/** The certificates that are trusted without anybody vouching for them, by subject. */
export type Roots = ReadonlyMap<string, X509Certificate>

const longestChain = 6
let known: Roots | undefined

/** The roots that come with Node, which hold those of the usual issuers of mail certificates. */
export function systemRoots(): Roots {
  known ??= rootsOf(rootCertificates.map((text) => new X509Certificate(text)))
  return known
}

export function rootsOf(certificates: X509Certificate[]): Roots {
  return new Map(certificates.map((certificate) => [certificate.subject, certificate]))
}

/** Whom a certificate speaks for, and whether it is still good and somebody trusted vouches for it. */
export function judgeCertificate(
  certificate: X509Certificate,
  others: X509Certificate[],
  at: Date,
  roots: Roots,
): SignatureCheck {
  const signers = signersOf(certificate)
  if (!isInForce(certificate, at)) return { state: 'expired', signers }
  return { state: isTrusted(certificate, others, at, roots) ? 'valid' : 'unknown_signer', signers }
}

function isTrusted(certificate: X509Certificate, others: X509Certificate[], at: Date, roots: Roots): boolean {
  // What a server's certificate vouches for is a server's name.
  if (!maySignMail(certificate)) return false
  let current = certificate
  for (let step = 0; step < longestChain; step += 1) {
    const root = roots.get(current.issuer)
    if (root && isInForce(root, at) && isIssuedBy(current, root)) return true
    const issuer = others.find((other) => other.ca && isInForce(other, at) && isIssuedBy(current, other))
    if (!issuer || issuer.fingerprint256 === current.fingerprint256) return false
    current = issuer
  }
  return false
}

function maySignMail({ keyUsage }: X509Certificate): boolean {
  // Node calls the extended key usage by this name; 1.3.6.1.5.5.7.3.4 is e-mail protection, 2.5.29.37.0 any use.
  return keyUsage === undefined || keyUsage.some((use) => use === '1.3.6.1.5.5.7.3.4' || use === '2.5.29.37.0')
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function isInForce({ validFromDate, validToDate }: X509Certificate, at: Date): boolean {
  return validFromDate <= at && at <= validToDate
}

function signersOf({ subject, subjectAltName }: X509Certificate): MailAddress[] {
  const name = attributeOf(subject, 'CN')
  const alternative = [...(subjectAltName ?? '').matchAll(/(?:^|, )email:"?([^",]{3,320})"?/g)].map(([, one]) => one)
  const addresses = [...alternative, attributeOf(subject, 'emailAddress')].flatMap(
    (one) => plainAddress(one ?? '') ?? [],
  )
  const unique = [...new Set(addresses)]
  if (unique.length === 0) return name ? [{ name, address: '' }] : []
  return unique.map((address) => ({ name: plainAddress(name) === address ? '' : name, address }))
}

/** One attribute of a subject, which Node writes one to a line. */
function attributeOf(subject: string, name: string): string {
  const line = subject.split('\n').find((one) => one.startsWith(`${name}=`)) ?? ''
  return line.slice(name.length + 1).slice(0, 200)
}
