import { createCleartextMessage, createMessage, generateKey, type PrivateKey, readPrivateKey, sign } from 'openpgp'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Identity, makeIdentity, signCms, signedMail } from '#test/mail/smime.ts'
import { rootsOf } from './certificates.ts'
import { defaultMailLimits } from './parsed-mail.ts'
import { readMessage } from './read-message.ts'
import { checkDetached } from './smime.ts'

const part = 'Content-Type: text/plain; charset=utf-8\r\n\r\nEl pedido es correcto, pueden enviarlo.'
const eva = { name: 'Eva Rubio', address: 'eva@seguros.example' }
const now = new Date('2026-11-20')

let root: Identity
let signer: Identity

beforeAll(async () => {
  root = await makeIdentity({ name: 'Autoridad de pruebas' })
  signer = await makeIdentity({ name: eva.name, email: eva.address, issuer: root })
})

const read = (raw: Buffer) => readMessage(raw, { from: undefined, to: [], receivedAt: now }, defaultMailLimits)
const signed = async (from = eva.address, who = signer) => signedMail(from, part, await signCms(Buffer.from(part), who))

describe('S/MIME', () => {
  test('a good signature of an unknown authority names its signer, who is the sender', async () => {
    const mail = await read(await signed())

    expect(mail.security).toEqual({
      method: 'smime',
      state: 'unknown_signer',
      signer: eva,
      isSender: true,
      isWhole: true,
    })
    expect(mail.bodyText).toBe('El pedido es correcto, pueden enviarlo.')
    expect(mail.attachments).toEqual([])
  })

  test('somebody else’s signature is not the sender’s', async () => {
    expect((await read(await signed('jefe@seguros.example'))).security).toMatchObject({ signer: eva, isSender: false })
  })

  test('a changed text breaks the signature', async () => {
    const raw = (await signed()).toString('latin1').replace('es correcto', 'es erróneo')

    expect((await read(Buffer.from(raw, 'latin1'))).security).toMatchObject({ state: 'invalid', signer: eva })
  })

  test('lines that lost their CR on the way break nothing', async () => {
    const raw = (await signed()).toString('latin1').replaceAll('\r\n', '\n')

    expect((await read(Buffer.from(raw, 'latin1'))).security?.state).toBe('unknown_signer')
  })

  test('a certificate that ran out is told', async () => {
    const late = await makeIdentity({ ...eva, email: eva.address, issuer: root, until: new Date('2026-11-01') })

    expect((await read(await signed(eva.address, late))).security?.state).toBe('expired')
  })

  test('what a trusted authority vouches for is valid, directly or by way of another', async () => {
    const between = await makeIdentity({ name: 'Intermedia', issuer: root })
    const roots = rootsOf([root.x509])

    const direct = await checkDetached(Buffer.from(part), await signCms(Buffer.from(part), signer), now, roots)
    const chained = await makeIdentity({ name: 'Ana', email: 'ana@seguros.example', issuer: between })
    const signature = await signCms(Buffer.from(part), chained, { others: [between] })
    const indirect = await checkDetached(Buffer.from(part), signature, now, roots)

    expect([direct.state, indirect.state]).toEqual(['valid', 'valid'])
  })

  test('a person’s certificate vouches for nobody', async () => {
    const forged = await makeIdentity({ name: 'Falsa', email: 'jefe@seguros.example', issuer: signer })
    const signature = await signCms(Buffer.from(part), forged, { others: [signer] })

    const check = await checkDetached(Buffer.from(part), signature, now, rootsOf([root.x509]))

    expect(check.state).toBe('unknown_signer')
  })

  test('a mail inside its signature is read like any other', async () => {
    const content = await signCms(Buffer.from(part), signer, { isOpaque: true })

    const mail = await read(pkcs7('signed-data', content))

    expect(mail.bodyText).toBe('El pedido es correcto, pueden enviarlo.')
    expect(mail.security).toMatchObject({ state: 'unknown_signer', signer: eva, isSender: true, isWhole: true })
  })

  test('a signature that is none claims nothing', async () => {
    const mail = await read(signedMail(eva.address, part, Buffer.from('nada')))

    expect(mail.security).toMatchObject({ state: 'unchecked', signer: null, isSender: null })
  })

  test('a signed part in an unsigned mail does not vouch for the rest', async () => {
    const inner = (await signed()).toString('latin1').split('\r\n').slice(3).join('\r\n')
    const raw = `From: ${eva.address}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nAntes\r\n--x\r\n${inner}\r\n--x--\r\n`

    expect((await read(Buffer.from(raw, 'latin1'))).security).toMatchObject({
      state: 'unknown_signer',
      isWhole: false,
    })
  })
})

describe('PGP', () => {
  let key: PrivateKey
  let publicKey: Uint8Array

  beforeAll(async () => {
    const userIDs = [{ name: eva.name, email: eva.address }]
    const made = await generateKey({ userIDs, date: new Date('2026-01-01'), format: 'binary' })
    key = await readPrivateKey({ binaryKey: made.privateKey })
    publicKey = made.publicKey
  })

  const autocrypt = () =>
    `Autocrypt: addr=${eva.address};\r\n keydata=${Buffer.from(publicKey)
      .toString('base64')
      .replace(/(.{70})/g, '$1\r\n ')}\r\n`

  async function pgpMail(text = part, headers = autocrypt()): Promise<Buffer> {
    const message = await createMessage({ binary: new Uint8Array(Buffer.from(part)) })
    const signature = await sign({ message, signingKeys: key, detached: true, date: new Date('2026-11-19') })
    const raw = signedMail(eva.address, text, Buffer.from(signature), 'application/pgp-signature')
    return Buffer.concat([Buffer.from(headers), raw])
  }

  test('a signature by the key that came along is good, of a signer nobody vouches for', async () => {
    const mail = await read(await pgpMail())

    expect(mail.security).toMatchObject({ method: 'pgp', state: 'unknown_signer', signer: eva, isSender: true })
    expect(mail.attachments).toEqual([])
  })

  test('without the key nothing is claimed', async () => {
    expect((await read(await pgpMail(part, ''))).security).toMatchObject({ state: 'unchecked', signer: null })
  })

  test('a changed text breaks the signature', async () => {
    const mail = await read(await pgpMail(part.replace('correcto', 'incorrecto')))

    expect(mail.security).toMatchObject({ state: 'invalid', signer: eva })
  })

  test('text between the marks is read without them, and checked', async () => {
    const message = await createCleartextMessage({ text: 'El pedido es correcto.' })
    const text = await sign({ message, signingKeys: key, date: new Date('2026-11-19') })

    const mail = await read(Buffer.from(`From: ${eva.address}\r\n${autocrypt()}\r\n${text}`))

    expect(mail.newText).toBe('El pedido es correcto.')
    expect(mail.security).toMatchObject({ state: 'unknown_signer', isWhole: true })
  })
})

test.each([
  ['sealed S/MIME', pkcs7('enveloped-data', Buffer.from('MAsGCSqGSIb3DQEHAw==', 'base64')), 'smime'],
  [
    'PGP/MIME',
    Buffer.from(
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x\r\n\r\n--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--x\r\nContent-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--x--',
    ),
    'pgp',
  ],
  [
    'PGP in the text',
    Buffer.from('Subject: x\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabcd\r\n-----END PGP MESSAGE-----'),
    'pgp',
  ],
])('%s is said to be encrypted', async (_, raw, method) => {
  expect((await read(raw)).security).toMatchObject({ method, state: 'encrypted', signer: null, isSender: null })
})

function pkcs7(type: string, content: Buffer): Buffer {
  const head = `From: ${eva.address}\r\nContent-Type: application/pkcs7-mime; smime-type=${type}; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n`
  return Buffer.from(head + content.toString('base64').replace(/(.{76})/g, '$1\r\n'))
}
