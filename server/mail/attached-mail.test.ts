import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, rawMail } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const photo = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')
const innermost = 'From: Luis <luis@obra.example>\r\nSubject: Lo primero\r\n\r\nLa caldera pierde agua.'
const inner = [
  'From: =?utf-8?q?Bego=C3=B1a?= <begona@obra.example>',
  'To: ana@clinica.example',
  'Subject: Fotos de la caldera',
  'Date: Mon, 16 Nov 2026 09:00:00 +0100',
  'Content-Type: multipart/mixed; boundary=in',
  '',
  '--in',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Mira la foto <img src="cid:foto@obra"><script>alert(1)</script></p>',
  '--in',
  'Content-Type: image/png; name="foto.png"',
  'Content-ID: <foto@obra>',
  'Content-Transfer-Encoding: base64',
  '',
  photo,
  '--in',
  'Content-Type: message/rfc822',
  '',
  innermost,
  '--in--',
].join('\r\n')

async function deliverAttached(from?: string) {
  const headers = { 'Content-Type': 'multipart/mixed; boundary=out' }
  const text = `--out\n\nReenvío lo de Begoña.\n--out\nContent-Type: message/rfc822\n\n${inner}\n--out--`
  const { ticketNumber = 0 } = await deliver(world, rawMail({ headers, text, ...(from !== undefined && { from }) }))
  const { items } = await agent.api.messages.list({ params: { number: ticketNumber } })
  return items[0]
}

async function attachedId() {
  return (await deliverAttached())?.attachments[0]?.id ?? ''
}

describe('a mail that is attached to a mail', () => {
  test('is read like any mail: people, text, cleaned HTML, files', async () => {
    const id = await attachedId()

    const mail = await agent.api.attachedMail.read({ params: { id } })

    expect(mail).toMatchObject({
      from: { name: 'Begoña', address: 'begona@obra.example' },
      to: [{ address: 'ana@clinica.example' }],
      subject: 'Fotos de la caldera',
      date: '2026-11-16T08:00:00.000Z',
      files: [
        { place: '0', filename: 'foto.png', isInline: true, contentId: 'foto@obra', isMail: false },
        { place: '1', filename: 'Lo primero.eml', isMail: true },
      ],
    })
    expect(mail.bodyHtml).toContain('Mira la foto')
    expect(mail.bodyHtml).not.toContain('script')
  })

  test('opens the mails inside it, level by level', async () => {
    const id = await attachedId()

    const mail = await agent.api.attachedMail.read({ params: { id }, query: { place: '1' } })

    expect(mail).toMatchObject({ subject: 'Lo primero', newText: 'La caldera pierde agua.' })
  })

  test('hands out its files, safe pictures in place', async () => {
    const id = await attachedId()

    const response = await world.fetch(`/api/v1/attachments/${id}/mail/file?place=0&inline=true`, {
      headers: { cookie: agent.cookie },
    })

    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(photo)
  })

  test('is not read by whoever may not see the ticket', async () => {
    const stranger = await world.person('requester')
    const id = await attachedId()

    const refusal = stranger.api.attachedMail.read({ params: { id } })

    await expect(refusal).rejects.toMatchObject({ status: 404 })
  })

  test('is read by the requester too, but not without end', async () => {
    const ana = await world.person('requester')
    const id = (await deliverAttached(ana.email))?.attachments[0]?.id ?? ''

    // More than two minutes allow, should one end meanwhile.
    const read = () => ana.api.attachedMail.read({ params: { id } })
    const answers = await Promise.allSettled(Array.from({ length: 121 }, read))

    // They arrive in any order.
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.length).toBeLessThan(answers.length)
    for (const { reason } of refused) expect(reason).toMatchObject({ status: 429 })
    expect(await agent.api.attachedMail.read({ params: { id } })).toMatchObject({ subject: 'Fotos de la caldera' })
  })

  test.each(['7', '1.0', '0'])('has no mail at place %s', async (place) => {
    const id = await attachedId()

    const refusal = agent.api.attachedMail.read({ params: { id }, query: { place } })

    await expect(refusal).rejects.toMatchObject({ status: place === '0' ? 415 : 404 })
  })
})

test('a file that is no mail is not opened as one', async () => {
  const raw = readFileSync(new URL('../../test/mail/corpus/attachments-mixed.eml', import.meta.url))
  const { ticketNumber = 0 } = await deliver(world, raw)
  const { items } = await agent.api.messages.list({ params: { number: ticketNumber } })

  const refusal = agent.api.attachedMail.read({ params: { id: items[0]?.attachments[0]?.id ?? '' } })

  await expect(refusal).rejects.toMatchObject({ status: 415, code: 'unsupported_media_type' })
})

test('an invitation is kept with its message, and with its file', async () => {
  const raw = readFileSync(new URL('../../test/mail/corpus/calendar-invite.eml', import.meta.url))

  const { ticketNumber = 0 } = await deliver(world, raw)

  const { items } = await agent.api.messages.list({ params: { number: ticketNumber } })
  const [message] = items
  expect(message?.calendar).toMatchObject([{ kind: 'invitation', attachmentId: message?.attachments[0]?.id }])
  expect(message?.security).toBeNull()
})
