import type { MailSecurity } from '#contract/mail-content.ts'
import { decodedBody, type Entity, splitEntities } from './entities.ts'
import type { MailAddress } from './parsed-mail.ts'

/** What a signature turned out to be, before it is compared with the sender. */
export interface SignatureCheck {
  state: MailSecurity['state']
  /** All addresses the signer's key or certificate speaks for. */
  signers: MailAddress[]
}

export interface SecuredMail {
  security: MailSecurity
  /** The mail that an opaque signature wraps. */
  inside?: Buffer
}

interface Finding {
  method: MailSecurity['method']
  check: () => Promise<SignatureCheck & { inside?: Buffer }>
  entity: Entity
}

const marks = ['multipart/signed', 'multipart/encrypted', 'pkcs7-mime', '-----BEGIN PGP '].map((mark) =>
  Buffer.from(mark),
)
const encrypted: SignatureCheck = { state: 'encrypted', signers: [] }
const longestClearText = 2_000_000

/** Checks what is signed in a mail, and says what is encrypted; undefined for a mail that is neither. */
export async function readSecurity(
  raw: Buffer,
  from: MailAddress | undefined,
  at: Date,
): Promise<SecuredMail | undefined> {
  if (!mentionsSecurity(raw)) return undefined
  const root = splitEntities(raw)
  const finding = findSecured(root, root, at)
  if (!finding) return undefined
  const { state, signers, inside } = await finding.check()
  const isSender = signers.length === 0 || !from ? null : signers.some(({ address }) => address === from.address)
  const signer = signers.find(({ address }) => address === from?.address) ?? signers[0] ?? null
  const security = { method: finding.method, state, signer, isSender, isWhole: finding.entity === root }
  return { security, ...(inside && { inside }) }
}

/** Most mails are spared the splitting. Headers may be written in any case; both usual ones are looked for. */
function mentionsSecurity(raw: Buffer): boolean {
  if (marks.some((mark) => raw.includes(mark))) return true
  return /multipart\/(?:signed|encrypted)|pkcs7-mime/i.test(raw.subarray(0, 100_000).toString('latin1'))
}

/** Signed parts may stand in the wrapping that mailing lists add, but never in an attached mail. */
function findSecured(entity: Entity, root: Entity, at: Date): Finding | undefined {
  const own = findingOf(entity, root, at)
  if (own) return own
  for (const child of entity.children) {
    const found = findSecured(child, root, at)
    if (found) return found
  }
  return undefined
}

function findingOf(entity: Entity, root: Entity, at: Date): Finding | undefined {
  const { type, parameters } = entity
  if (type === 'multipart/signed') return signedFinding(entity, root, at)
  if (type === 'multipart/encrypted') {
    const method = /pkcs7/i.test(parameters.get('protocol') ?? '') ? 'smime' : 'pgp'
    return { method, entity, check: async () => encrypted }
  }
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) {
    const isSealed = /^(?:auth-?)?enveloped/i.test(parameters.get('smime-type') ?? '')
    if (isSealed) return { method: 'smime', entity, check: async () => encrypted }
    return {
      method: 'smime',
      entity,
      check: async () => (await import('./smime.ts')).openPkcs7(decodedBody(entity), at),
    }
  }
  return type === 'text/plain' ? inlineFinding(entity, root, at) : undefined
}

function signedFinding(entity: Entity, root: Entity, at: Date): Finding | undefined {
  const [signed, signature] = entity.children
  if (!signed || !signature) return undefined
  if (/pgp-signature$/.test(signature.type)) {
    const check = async () => {
      const { checkDetached, keysOf } = await import('./pgp.ts')
      return checkDetached(withCrlf(signed.whole), decodedBody(signature), await keysOf(root), at)
    }
    return { method: 'pgp', entity, check }
  }
  const check = async () =>
    (await import('./smime.ts')).checkDetached(withCrlf(signed.whole), decodedBody(signature), at)
  return { method: 'smime', entity, check }
}

function inlineFinding(entity: Entity, root: Entity, at: Date): Finding | undefined {
  if (!entity.body.includes('-----BEGIN PGP ')) return undefined
  const text = decodedBody(entity).subarray(0, longestClearText).toString('utf8').replace(/\r/g, '')
  if (/^-----BEGIN PGP MESSAGE-----/m.test(text)) return { method: 'pgp', entity, check: async () => encrypted }
  const [signed] = /^-----BEGIN PGP SIGNED MESSAGE-----$[\s\S]*^-----END PGP SIGNATURE-----$/m.exec(text) ?? []
  if (!signed) return undefined
  const check = async () => {
    const { checkClear, keysOf } = await import('./pgp.ts')
    return checkClear(signed, await keysOf(root), at)
  }
  // Whoever wrote around the signed text may have been somebody else.
  return { method: 'pgp', entity: text.trim() === signed.trim() ? entity : { ...entity }, check }
}

/** Signatures are made over lines that end in CRLF (RFC 8551 section 3.1.1), however the mail was stored since. */
function withCrlf(bytes: Buffer): Buffer {
  if (!/(?:^|[^\r])\n/.test(bytes.toString('latin1'))) return bytes
  return Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}
