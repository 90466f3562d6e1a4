import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

const boundary = 'frontera'
/** Ana's mail with a text file. */
function mailWithFile(): string {
  const text = `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nNo imprime & humea.\r\n`
  const file = `--${boundary}\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="registro.txt"\r\n\r\nE42\r\n--${boundary}--`
  return rawMail({
    from: 'Ana <ana@norte.example>',
    subject: 'Impresora',
    text: `${text}${file}`,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
  })
}

async function ticketByMail() {
  const { ticketNumber: number = 0 } = await deliver(world, mailWithFile())
  await world.drain()
  const { items } = await agent.api.messages.list({ params: { number } })
  const ticket = await agent.api.tickets.get({ params: { number } })
  return { number, ticket, messageId: items[0]?.id ?? '', files: items[0]?.attachments ?? [] }
}

type Draft = Parameters<Somebody['api']['forwarding']['forward']>[0]['body']
async function forward(draft: Partial<Draft> = {}) {
  const begun = await ticketByMail()
  const { number, messageId } = begun
  const message = await agent.api.forwarding.forward({
    params: { number, messageId },
    body: { to: ['taller@proveedor.example'], bodyText: '¿Podéis verlo?', ...draft },
  })
  return { ...begun, message, mail: (await sentMails(world)).at(-1) }
}

describe('a forward', () => {
  test('carries the comment, who wrote what, and the files', async () => {
    const { mail } = await forward()

    expect(mail?.to).toEqual([{ name: '', address: 'taller@proveedor.example' }])
    expect(mail?.subject).toBe('Fwd: Impresora')
    expect(mail?.bodyText).toMatch(/¿Podéis verlo\?[\s\S]*Ana <ana@norte\.example>[\s\S]*No imprime & humea\./)
    expect(mail?.bodyHtml).toContain('No imprime &amp; humea.')
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['registro.txt'])
    expect([mail?.inReplyTo, mail?.references]).toEqual([undefined, []])
  })

  test('leaves behind the files that were not chosen', async () => {
    const { mail } = await forward({ keptAttachmentIds: [] })

    expect(mail?.attachments).toEqual([])
  })

  test('as a file is the very mail that arrived', async () => {
    const { mail } = await forward({ as: 'mail' })

    const [file] = mail?.attachments ?? []
    expect([file?.contentType, file?.filename]).toEqual(['message/rfc822', 'Impresora.eml'])
    expect(file?.content.toString()).toContain('From: Ana <ana@norte.example>')
    expect(file?.content.toString()).toContain('filename="registro.txt"')
    expect(mail?.bodyText).not.toContain('humea')
  })

  test('as a file of what never was a mail is what a mail of it would be', async () => {
    const { number } = await ticketByMail()
    const sent = await agent.api.messages.add({
      params: { number },
      body: { kind: 'reply', bodyHtml: '<p>Cambie el <strong>tóner</strong>.</p>', bcc: ['oculto@secreto.example'] },
    })

    await agent.api.forwarding.forward({
      params: { number, messageId: sent.id },
      body: { to: ['taller@proveedor.example'], as: 'mail' },
    })

    const [file] = (await sentMails(world)).at(-1)?.attachments ?? []
    expect(file?.content.toString()).toMatch(/^To: ana@norte\.example|^To: Ana/m)
    expect(file?.content.toString()).not.toContain('secreto')
  })

  test('is a note: neither the requester nor a guest learns of it, and nothing waits less', async () => {
    const { number, ticket, message } = await forward({ bodyText: 'Confidencial' })
    const guest = await world.guest('ana@norte.example', ticket.id)

    const seen = [
      await guest.api.messages.list({ params: { number } }),
      await guest.api.tickets.get({ params: { number } }),
    ]

    expect(JSON.stringify(seen)).not.toMatch(/Confidencial|proveedor/)
    expect(message).toMatchObject({ kind: 'note', direction: 'out', to: [{ address: 'taller@proveedor.example' }] })
    expect(await agent.api.tickets.get({ params: { number } })).toMatchObject({ status: 'new', awaitsReply: true })
  })

  test('is answered by a note, whatever address the answer comes from', async () => {
    const { number, ticket, mail } = await forward()
    await agent.api.tickets.change({ params: { number }, body: { status: 'on_hold' } })

    const answer = await deliver(
      world,
      rawMail({
        from: 'Otra persona <otra@proveedor.example>',
        to: mail?.replyTo[0]?.address ?? '',
        subject: 'Otro asunto',
        text: 'Cambiad el fusor.',
      }),
    )

    const { items } = await agent.api.messages.list({ params: { number } })
    const guest = await world.guest('ana@norte.example', ticket.id)
    const seen = await guest.api.messages.list({ params: { number } })
    const after = await agent.api.tickets.get({ params: { number } })
    expect(answer).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
    expect(items.at(-1)).toMatchObject({ kind: 'note', direction: 'in', newText: 'Cambiad el fusor.' })
    expect(JSON.stringify(seen)).not.toContain('fusor')
    expect(after.participants.map(({ address }) => address)).toEqual(['ana@norte.example'])
    expect(after.status).toBe('open')
  })

  test('is answered by a note also when only its Message-ID tells', async () => {
    const { number, mail } = await forward()
    const [inbox] = (await agent.api.inboxes.list()).items

    await deliver(
      world,
      rawMail({
        from: 'Taller <taller@proveedor.example>',
        to: inbox?.address ?? '',
        subject: 'RE: Fwd: Impresora',
        text: 'Fusor gastado.',
        headers: { 'In-Reply-To': `<${mail?.messageId}>` },
      }),
    )

    const { items } = await agent.api.messages.list({ params: { number } })
    expect(items.at(-1)).toMatchObject({ kind: 'note', newText: 'Fusor gastado.' })
  })

  test('of a message out of reach is not found', async () => {
    const [one, other] = [await ticketByMail(), await ticketByMail()]

    const refusal = agent.api.forwarding.forward({
      params: { number: one.number, messageId: other.messageId },
      body: { to: ['taller@proveedor.example'] },
    })

    await expect(refusal).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is not for requesters', async () => {
    const ana = await world.person('requester')
    const { number, messageId } = await ticketByMail()

    const refusal = ana.api.forwarding.forward({ params: { number, messageId }, body: { to: ['a@b.example'] } })

    await expect(refusal).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('sending again', () => {
  async function sentReply() {
    const { number } = await ticketByMail()
    const body = { kind: 'reply' as const, bodyText: 'Apague y encienda.' }
    const message = await agent.api.messages.add({ params: { number }, body })
    await world.drain()
    return { number, messageId: message.id }
  }

  test('reaches the same people with the same text, and the history tells', async () => {
    const { number, messageId } = await sentReply()

    await agent.api.forwarding.resend({ params: { number, messageId }, body: {} })

    const [first, again] = (await sentMails(world)).slice(-2)
    const { items } = await agent.api.tickets.history({ params: { number } })
    expect([again?.to, again?.bodyText]).toEqual([first?.to, first?.bodyText])
    expect(again?.messageId).not.toBe(first?.messageId)
    expect(items.find(({ type }) => type === 'message.resent')?.changes).toEqual([
      { field: 'recipients', from: null, to: ['ana@norte.example'] },
    ])
  })

  test('to somebody else keeps their answer internal', async () => {
    const { number, messageId } = await sentReply()
    await agent.api.forwarding.resend({ params: { number, messageId }, body: { to: ['jefe@norte.example'] } })
    const again = (await sentMails(world)).at(-1)

    await deliver(
      world,
      rawMail({ from: 'jefe@norte.example', to: again?.replyTo[0]?.address ?? '', text: 'Recibido.' }),
    )

    const { items } = await agent.api.messages.list({ params: { number } })
    expect(again?.to).toEqual([{ name: '', address: 'jefe@norte.example' }])
    expect(items.at(-1)).toMatchObject({ kind: 'note', newText: 'Recibido.' })
  })

  test('never carries links that let somebody in', async () => {
    const { number } = await ticketByMail()
    const body = { kind: 'reply' as const, bodyText: 'Listo.', status: 'solved' as const }
    const { id } = await agent.api.messages.add({ params: { number }, body })

    await agent.api.forwarding.resend({ params: { number, messageId: id }, body: { to: ['jefe@norte.example'] } })

    expect((await sentMails(world)).at(-1)?.bodyText).not.toMatch(/\/(g|rate)\//)
  })

  test('is for what the desk sent only', async () => {
    const { number, messageId } = await ticketByMail()

    const refusal = agent.api.forwarding.resend({ params: { number, messageId }, body: {} })

    await expect(refusal).rejects.toMatchObject({ code: 'invalid' })
  })
})
