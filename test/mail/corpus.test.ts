import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeMailReader, readMail } from '#server/mail/reading/index.ts'
import { expectedMails } from './expected/index.ts'

const folder = new URL('./corpus/', import.meta.url)
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.eml'))
  .sort()

/** When the certificates in the corpus are judged. */
const receivedAt = new Date('2026-12-01')

function read(file: string, envelope: Parameters<typeof readMail>[1] = { from: undefined, to: [] }) {
  return readMail(readFileSync(new URL(file, folder)), { receivedAt, ...envelope })
}

// Starting the reading thread loads its libraries; that is no test's time.
beforeAll(async () => {
  await readMail(Buffer.from('Subject: x\r\n\r\n'), { from: undefined, to: [] })
})

afterAll(closeMailReader)

test('every mail of the corpus is expected, and every expected mail is there', () => {
  expect(files).toEqual(Object.keys(expectedMails).sort())
})

describe('a mail is read as its sender meant it', () => {
  test.each(files)('%s', async (file) => {
    const expected = expectedMails[file]

    const mail = await read(file)

    expect(mail.subject).toBe(expected?.subject)
    expect(mail.from?.name ? `${mail.from.name} <${mail.from.address}>` : mail.from?.address).toBe(expected?.from)
    expect(mail.newText).toBe(expected?.newText)
    const names = mail.attachments.map(({ filename, isInline }) => (isInline ? `${filename} (inline)` : filename))
    expect(names).toEqual(expected?.attachments ?? [])
    expect(mail.automatic).toBe(expected?.automatic)
    expect(mail.bounce).toEqual(expected?.bounce && expect.objectContaining(expected.bounce))
    expect(mail.inReplyTo).toBe(expected?.inReplyTo)
    expect(mail.problem?.state).toBe(expected?.problem)
    const events = expected?.calendar ?? []
    expect(mail.calendar).toEqual(events.map((event) => expect.objectContaining(event)))
    expect(mail.security).toEqual(expected?.security && expect.objectContaining(expected.security))
    if (expected?.spoken) expect(mail.spoken).toBe(expected.spoken)
  })
})

describe('whatever arrives, what is read is clean', () => {
  test.each(files)('%s', async (file) => {
    const mail = await read(file)

    const lines = [mail.subject, mail.messageId ?? '', ...[...mail.headers.values()].flat()]
    expect(lines.filter((line) => /\p{Cc}/u.test(line) || !line.isWellFormed())).toEqual([])
    expect([mail.bodyText, mail.bodyHtml ?? '', mail.newText].filter((text) => text.includes('\0'))).toEqual([])
    expect(mail.attachments.every(({ content, size }) => Buffer.isBuffer(content) && content.length === size)).toBe(
      true,
    )
    expect([...mail.references, mail.messageId, mail.inReplyTo].filter((id) => /[<>\s]/.test(id ?? ''))).toEqual([])
  })
})

test('dates are read with their zone, without one as UTC, and nonsense is no date', async () => {
  expect((await read('thunderbird-reply-de.eml')).date?.toISOString()).toBe('2026-11-09T07:15:42.000Z')
  expect((await read('date-without-zone.eml')).date?.toISOString()).toBe('2026-11-16T09:00:00.000Z')
  expect((await read('bad-date.eml')).date).toBeUndefined()
})

test('groups, quoted names, doubles and broken addresses are told apart', async () => {
  const mail = await read('group-and-quoted-addresses.eml')

  expect(mail.sender?.address).toBe('secretaria@puerto.example')
  expect(mail.replyTo.map(({ address }) => address)).toEqual(['equipo@puerto.example', 'otro@puerto.example'])
  expect(mail.to.map(({ address }) => address)).toEqual(['ana@puerto.example', 'luis@puerto.example'])
  expect(mail.cc.map(({ address }) => address)).toEqual(['soporte@desk.example', 'maria@puerto.example'])
})

test('all addresses a mail was delivered to are known, from headers and envelope', async () => {
  const mail = await read('delivered-to-signed.eml', { from: 'm@talleres.example', to: ['Other@desk.example'] })

  expect(mail.deliveredTo).toEqual([
    'soporte@desk.example',
    'soporte+t1042.abcdefghijklmnop@desk.example',
    'other@desk.example',
  ])
})

test('a long thread keeps all its references in order', async () => {
  const { references } = await read('long-references.eml')

  expect(references).toHaveLength(150)
  expect(references[0]).toBe('ref-1@hilo.example')
  expect(references.at(-1)).toBe('ref-150@hilo.example')
})

test('an empty envelope sender makes any mail automatic', async () => {
  const mail = await read('iphone-new-es.eml', { from: '', to: [] })

  expect(mail.automatic).toBe('null_return_path')
})

test('a footer under an HTML letter is part of its text and of its HTML', async () => {
  const mail = await read('mailing-list-footer.eml')

  expect(mail.bodyText).toContain('corte de luz')
  expect(mail.bodyText).toContain('admins mailing list')
  expect(mail.bodyHtml).toContain('admins mailing list')
})

test('files in winmail.dat come out whole', async () => {
  const { attachments } = await read('winmail.eml')

  expect(attachments.map(({ content }) => content.toString())).toEqual(['contenido del informe', 'AC1015'])
  expect(attachments[0]?.contentType).toBe('text/plain')
})

test('an attached mail stays one file and keeps its text to itself', async () => {
  const mail = await read('nested-rfc822.eml')

  expect(mail.bodyText).not.toContain('Texto que no es de Eva')
  expect(mail.attachments[0]?.content.toString()).toContain('filename=tarifas.csv')
})
