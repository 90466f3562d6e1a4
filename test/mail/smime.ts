import { webcrypto, X509Certificate } from 'node:crypto'
import { Integer, ObjectIdentifier, OctetString, Utf8String } from 'asn1js'
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  setEngine,
} from 'pkijs'

// The library's types are those of browsers, which the server's code does not see.
const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never })
setEngine('node', engine)
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

export interface Identity {
  certificate: Certificate
  keys: webcrypto.CryptoKeyPair
  x509: X509Certificate
}

interface Subject {
  name: string
  email?: string
  from?: Date
  until?: Date
  issuer?: Identity
}

let serial = 1

/** A certificate of its own key; without an issuer it is an authority. */
export async function makeIdentity({ name, email, from, until, issuer }: Subject): Promise<Identity> {
  const keys = await engine.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = new Certificate({ version: 2 })
  serial += 1
  certificate.serialNumber = new Integer({ value: serial })
  const value = new Utf8String({ value: name })
  certificate.subject.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value }))
  certificate.issuer = issuer?.certificate.subject ?? certificate.subject
  certificate.notBefore.value = from ?? new Date('2026-01-01')
  certificate.notAfter.value = until ?? new Date('2036-01-01')
  certificate.extensions = email === undefined ? [authority()] : personal(email)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(issuer?.keys.privateKey ?? keys.privateKey, 'SHA-256')
  return { certificate, keys, x509: new X509Certificate(Buffer.from(certificate.toSchema().toBER())) }
}

/** The signature of RFC 5652 over a text; with its content inside it when it is opaque. */
export async function signCms(
  content: Buffer,
  signer: Identity,
  { isOpaque = false, others = [] as Identity[] } = {},
): Promise<Buffer> {
  const { certificate } = signer
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(content))
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digest })] }),
  ]
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.7.1',
      ...(isOpaque && { eContent: new OctetString({ valueHex: new Uint8Array(content).buffer }) }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate, ...others.map((other) => other.certificate)],
  })
  await signed.sign(signer.keys.privateKey, 0, 'SHA-256', new Uint8Array(content).buffer)
  const info = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
  return Buffer.from(info.toSchema().toBER())
}

/** A mail around a part and its detached signature. */
export function signedMail(from: string, part: string, signature: Buffer, protocol = 'application/pkcs7-signature') {
  return Buffer.from(
    [
      `From: ${from}`,
      'To: soporte@desk.example',
      'Subject: Firmado',
      'MIME-Version: 1.0',
      `Content-Type: multipart/signed; protocol="${protocol}"; micalg=sha-256; boundary="limite"`,
      '',
      '--limite',
      part,
      '--limite',
      `Content-Type: ${protocol}; name="firma"`,
      'Content-Transfer-Encoding: base64',
      '',
      signature.toString('base64').replace(/(.{76})/g, '$1\r\n'),
      '--limite--',
      '',
    ].join('\r\n'),
  )
}

function authority(): Extension {
  const constraints = new BasicConstraints({ cA: true })
  return new Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints.toSchema().toBER() })
}

function personal(email: string): Extension[] {
  const names = new GeneralNames({ names: [new GeneralName({ type: 1, value: email })] })
  const usage = new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.4'] })
  return [
    new Extension({ extnID: '2.5.29.17', extnValue: names.toSchema().toBER() }),
    new Extension({ extnID: '2.5.29.37', extnValue: usage.toSchema().toBER() }),
  ]
}
