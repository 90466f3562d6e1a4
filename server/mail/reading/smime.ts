import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { OctetString } from 'asn1js'
import { type Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs'
import { judgeCertificate, type Roots, systemRoots } from './certificates.ts'
import type { SignatureCheck } from './security.ts'

const signedDataType = '1.2.840.113549.1.7.2'
const sealedTypes = ['1.2.840.113549.1.7.3', '1.2.840.113549.1.9.16.1.23']
const messageDigest = '1.2.840.113549.1.9.4'
const rsaPss = '1.2.840.113549.1.1.10'
const mostCertificates = 20

const hashes: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
}

const unchecked: SignatureCheck = { state: 'unchecked', signers: [] }

/** A signature that stands beside what it signs (RFC 8551 section 3.5.3). */
export async function checkDetached(
  signed: Buffer,
  signature: Buffer,
  at: Date,
  roots: Roots = systemRoots(),
): Promise<SignatureCheck> {
  const envelope = readEnvelope(signature)
  if (!envelope || envelope.contentType !== signedDataType) return unchecked
  return checkSigned(envelope, signed, at, roots)
}

/** An application/pkcs7-mime part: sealed, or a mail inside its own signature (RFC 8551 section 3.5.2). */
export async function openPkcs7(
  content: Buffer,
  at: Date,
  roots: Roots = systemRoots(),
): Promise<SignatureCheck & { inside?: Buffer }> {
  const envelope = readEnvelope(content)
  if (!envelope) return unchecked
  if (sealedTypes.includes(envelope.contentType)) return { state: 'encrypted', signers: [] }
  if (envelope.contentType !== signedDataType) return unchecked
  const inside = contentOf(envelope)
  return inside ? { ...(await checkSigned(envelope, inside, at, roots)), inside } : unchecked
}

function readEnvelope(bytes: Buffer): ContentInfo | undefined {
  try {
    return ContentInfo.fromBER(new Uint8Array(bytes))
  } catch {
    // Broken or of another kind: the mail is read all the same.
    return undefined
  }
}

function contentOf(envelope: ContentInfo): Buffer | undefined {
  try {
    const { eContent } = new SignedData({ schema: envelope.content }).encapContentInfo
    return eContent && Buffer.from(eContent.getValue())
  } catch {
    return undefined
  }
}

async function checkSigned(envelope: ContentInfo, content: Buffer, at: Date, roots: Roots): Promise<SignatureCheck> {
  try {
    const data = new SignedData({ schema: envelope.content })
    const [signer] = data.signerInfos
    const certificates = (data.certificates ?? []).slice(0, mostCertificates).filter(isCertificate)
    const own = signer && certificates.find((certificate) => isCertificateOf(certificate, signer))
    if (!signer || !own) return unchecked
    const certificate = toX509(own)
    const { state, signers } = judgeCertificate(certificate, certificates.map(toX509), at, roots)
    const holds = isSignatureGood(signer, certificate, content)
    if (holds === undefined) return { state: 'unchecked', signers }
    return { state: holds ? state : 'invalid', signers }
  } catch {
    // Structures and keys outside the standard make the libraries throw; nothing is claimed of such a signature.
    return unchecked
  }
}

function isCertificate(item: unknown): item is Certificate {
  return typeof item === 'object' && item !== null && 'tbsView' in item
}

function toX509(certificate: Certificate): X509Certificate {
  return new X509Certificate(Buffer.from(certificate.toSchema().toBER(false)))
}

function isCertificateOf(certificate: Certificate, { sid }: SignerInfo): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  }
  const wanted = Buffer.from(sid instanceof OctetString ? sid.getValue() : (sid.valueBlock?.valueHexView ?? []))
  const identifier = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue
  return identifier instanceof OctetString && wanted.equals(Buffer.from(identifier.getValue()))
}

/** RFC 5652 section 5.4; undefined where the method is one that is not known here. */
function isSignatureGood(signer: SignerInfo, certificate: X509Certificate, content: Buffer): boolean | undefined {
  const hash = hashes[signer.digestAlgorithm.algorithmId]
  if (!hash) return undefined
  const signature = Buffer.from(signer.signature.getValue())
  if (!signer.signedAttrs) return verifyBytes(signer, certificate, hash, content, signature)
  const told = signer.signedAttrs.attributes.find(({ type }) => type === messageDigest)?.values[0]
  const digest = createHash(hash).update(content).digest()
  if (!(told instanceof OctetString) || !digest.equals(Buffer.from(told.getValue()))) return false
  const attributes = Buffer.from(signer.signedAttrs.encodedValue)
  return verifyBytes(signer, certificate, hash, attributes, signature)
}

function verifyBytes(
  signer: SignerInfo,
  { publicKey }: X509Certificate,
  hash: string,
  bytes: Buffer,
  signature: Buffer,
): boolean {
  const isEdwards = publicKey.asymmetricKeyType?.startsWith('ed') ?? false
  const isPss = signer.signatureAlgorithm.algorithmId === rsaPss
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
  return verify(isEdwards ? null : hash, bytes, isPss ? { key: publicKey, ...padding } : publicKey, signature)
}
