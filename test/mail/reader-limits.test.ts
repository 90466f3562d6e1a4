import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeMailReader, readMail, UnreadableMailError } from '#server/mail/reading/index.ts'

const envelope = { from: undefined, to: [] }

function mailOf(body: string, headers = ''): Buffer {
  const lines = `From: ana@example.com\nSubject: Hola\n${headers}Content-Type: text/plain\n\n${body}`
  return Buffer.from(lines.replaceAll('\n', '\r\n'))
}

function nested(levels: number): Buffer {
  const open = Array.from(
    { length: levels },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
  )
  return Buffer.from(`Subject: Hola\n${open.join('')}Content-Type: text/plain\n\nfondo\n`.replaceAll('\n', '\r\n'))
}

function withFiles(count: number): Buffer {
  const part = '--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n'
  return Buffer.from(`Subject: Hola\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--\r\n`)
}

// Starting the reading thread loads its libraries; that is no test's time.
beforeAll(async () => {
  await readMail(Buffer.from('Subject: x\r\n\r\n'), { from: undefined, to: [] })
})

afterAll(closeMailReader)

test('a mail over the size limit is refused with its size', async () => {
  const reading = readMail(mailOf('x'.repeat(2000)), envelope, { messageBytes: 1000 })

  await expect(reading).rejects.toThrow(/more than the 1000 allowed/)
})

test('headers over their limit are refused', async () => {
  const reading = readMail(mailOf('x', `X-Long: ${'y'.repeat(5000)}\n`), envelope, { headerBytes: 1000 })

  await expect(reading).rejects.toThrow(/headers .* more than the 1000 bytes/)
})

test('a mail with too many attachments is refused, one within the limit is read', async () => {
  await expect(readMail(withFiles(6), envelope, { attachmentCount: 5 })).rejects.toThrow(/more than 5 attachments/)
  expect((await readMail(withFiles(5), envelope, { attachmentCount: 5 })).attachments).toHaveLength(5)
})

test('parts nested too deep are refused, within the limit they are read', async () => {
  await expect(readMail(nested(150), envelope)).rejects.toThrow(/nested more than 100 levels/)
  expect((await readMail(nested(90), envelope)).bodyText).toBe('fondo')
})

test('more parts than the parser bears are an unreadable mail, not a crash', async () => {
  const reading = readMail(withFiles(1500), envelope, { attachmentCount: 5000 })

  await expect(reading).rejects.toBeInstanceOf(UnreadableMailError)
})

test('a mail that takes too long is given up, and the next one is read', async () => {
  const slow = readMail(mailOf('lento\n'.repeat(140_000)), envelope, { milliseconds: 1 })
  const next = readMail(mailOf('rápido'), envelope)

  await expect(slow).rejects.toThrow(/took longer than 0.001 seconds/)
  expect((await next).bodyText).toBe('rápido')
})

test('mails given at once are read each for itself', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `mensaje ${index}`)

  const mails = await Promise.all(texts.map((text) => readMail(mailOf(text), envelope)))

  expect(mails.map(({ bodyText }) => bodyText)).toEqual(texts)
})

test('the bytes that were given stay with the caller', async () => {
  const raw = mailOf('siguen aquí')

  await readMail(raw, envelope)

  expect(raw.toString()).toContain('siguen aquí')
})

test('a closed reader starts again when it is needed', async () => {
  await closeMailReader()

  expect((await readMail(mailOf('otra vez'), envelope)).bodyText).toBe('otra vez')
})

test('two megabytes of line breaks are read in time', async () => {
  const mail = await readMail(mailOf('\n'.repeat(2_000_000)), envelope)

  expect(mail.bodyText).toBe('')
})
