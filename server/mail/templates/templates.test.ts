import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailTemplateKind, noticeKind } from '#contract/mail-templates.ts'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

const change = (kind: MailTemplateKind, subject: string | null, bodyHtml: string, language: 'es' | 'en' = 'es') =>
  admin.api.mailTemplates.change({ params: { kind, language }, body: { subject, bodyHtml } })
const restore = (kind: MailTemplateKind) => admin.api.mailTemplates.restore({ params: { kind, language: 'es' } })

let count = 0
async function newTicket(name = 'Ana', subject = 'Impresora') {
  count += 1
  const from = `${name} <ana${count}@norte.example>`
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from, subject }))
  return { number, mail: (await sentMails(world)).at(-1) }
}

describe('the words of a mail', () => {
  test('can be changed, and are used from then on', async () => {
    await change(
      'acknowledgement',
      '{{ticket.subject}}: recibido',
      '<p>Hola, {{requester.name}}: {{ticket.number}}.</p>',
    )

    const { number, mail } = await newTicket()

    expect(mail?.subject).toBe(`Impresora: recibido [#${number}]`)
    expect(mail?.bodyText.trim()).toBe(`Hola, Ana: ${number}.`)
    expect(mail?.bodyHtml).toContain(`<p>Hola, Ana: ${number}.</p>`)
  })

  test('are the original ones again once restored', async () => {
    const before = await restore('acknowledgement')
    await change('acknowledgement', 'Otro', '<p>Otro texto</p>')

    const after = await restore('acknowledgement')

    const { mail } = await newTicket()
    expect(after).toEqual(before)
    expect(after.isDefault).toBe(true)
    expect(mail?.bodyText).toContain('Hemos recibido tu mensaje')
    expect(mail?.bodyText).toMatch(/Ver mi solicitud: http/)
  })

  test('of one language leave those of the other alone', async () => {
    await change('acknowledgement', 'Received', '<p>Received.</p>', 'en')

    const { mail } = await newTicket()

    expect(mail?.bodyText).toContain('Hemos recibido tu mensaje')
  })

  test('are no way to bring mark-up in: values are escaped, scripts are not kept', async () => {
    const { bodyHtml } = await change(
      'acknowledgement',
      'Hola',
      '<p onclick="x()">{{requester.name}}<script>alert(1)</script></p>',
    )

    const { mail } = await newTicket('"<b>Ana</b> & {{quote}}"')
    await restore('acknowledgement')

    expect(bodyHtml).toBe('<p>{{requester.name}}</p>')
    expect(mail?.bodyHtml).toContain('&lt;b&gt;Ana&lt;/b&gt; &amp; {{quote}}')
    expect(mail?.bodyText.trim()).toBe('<b>Ana</b> & {{quote}}')
  })

  test.each([
    ['an unknown variable', 'acknowledgement', 'Hola', '<p>{{nobody.name}}</p>', 'bodyHtml'],
    ['half a variable', 'acknowledgement', 'Hola', '<p>{{ticket.number}</p>', 'bodyHtml'],
    ['a button in a subject', 'acknowledgement', '{{ticket.link}}', '<p>a</p>', 'subject'],
    ['no subject', 'solved', null, '<p>a</p>', 'subject'],
    ['a sign-in mail without its link', 'sign_in', 'Entra', '<p>Hola</p>', 'bodyHtml'],
    ['a reply without what the agent wrote', 'reply', null, '<p>Hola</p>', 'bodyHtml'],
  ] as const)('with %s are refused', async (_what, kind, subject, bodyHtml, field) => {
    await expect(change(kind, subject, bodyHtml)).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.any(String) },
    })
  })

  test('are for administrators only', async () => {
    const agent = await world.person('agent')

    await expect(agent.api.mailTemplates.list()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('stand in the audit log when they change', async () => {
    await change('reset', 'Otra contraseña', '<p>Aquí: {{link}}</p>')

    const { items } = await admin.api.audit.list({ query: { action: 'mail_template' } })
    await restore('reset')

    expect(items[0]).toMatchObject({ action: 'mail_template.changed', subject: 'reset (es)' })
  })
})

test('a changed sign-in mail carries its link', async () => {
  const ana = await world.person('requester')
  await change('sign_in', 'Entra en {{desk.name}}', '<p>Hola, {{person.name}}</p><p>{{link}}</p>')

  await world.stranger.sessions.requestLink({ body: { email: ana.email } })

  const mail = (await sentMails(world)).at(-1)
  expect(mail?.subject).toBe('Entra en Mesa')
  expect(mail?.bodyText).toMatch(/^Hola, .+\n\nEntrar: http:\/\/desk\.example\/\S+/)
})

test('the frame of an answer stands around it, and may leave the quotation out', async () => {
  const { number } = await newTicket()
  await change('reply', null, '<p>Mesa de ayuda</p><p>{{message}}</p><p>Atendido por {{agent.name}}</p>')

  await admin.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hecho.' } })

  const mail = (await sentMails(world)).at(-1)
  await restore('reply')
  expect(mail?.bodyText.trim()).toBe(`Mesa de ayuda\n\nHecho.\n\nAtendido por ${admin.name}`)
})

describe('the mails that agents get', () => {
  test('say what was written for them, below the line to answer above, which nobody can take away', async () => {
    const { number } = await newTicket('Ana', 'El ratón')
    const noa = await world.person('agent')
    await change('assigned', 'Para ti: {{ticket.subject}}', '<p>{{agent.name}}, mira esto:</p><p>{{ticket.open}}</p>')

    await admin.api.tickets.change({ params: { number }, body: { assigneeId: noa.id } })

    const mail = (await sentMails(world)).at(-1)
    await restore('assigned')
    expect(mail?.to.map(({ address }) => address)).toEqual([noa.email])
    expect(mail?.subject).toBe(`Para ti: El ratón [#${number}]`)
    expect(mail?.bodyText).toMatch(
      new RegExp(
        `^## Escribe tu respuesta .+ ##\\n\\n${noa.name}, mira esto:\\n\\nAbrir el ticket: \\S+/desk/tickets/${number}`,
      ),
    )
  })

  test('have the words of the agent’s own language, whatever the requester’s is', async () => {
    const { number } = await newTicket()
    const leo = await world.person('agent')
    await leo.api.sessions.updateMe({ body: { language: 'en' } })
    await change('assigned', '{{conversation}}', '<p>Yours now.</p><p>{{ticket.open}}</p>', 'en')

    await admin.api.tickets.change({ params: { number }, body: { assigneeId: leo.id } })

    expect((await sentMails(world)).at(-1)?.bodyText).toContain('Yours now.\n\nOpen the ticket: http')
  })

  test.each(noticeKind.options)('can be looked at before they are changed: %s', async (kind) => {
    const { number } = await newTicket('Ana', 'El fax')
    const { items } = await admin.api.mailTemplates.list()
    const words = items.find((one) => one.kind === kind && one.language === 'en')

    const preview = await admin.api.mailTemplates.preview({
      params: { kind, language: 'en' },
      body: { subject: words?.subject ?? '', bodyHtml: words?.bodyHtml ?? '', ticketNumber: number },
    })

    expect(preview.subject).toBe(`Re: El fax [#${number}]`)
    expect(preview.text).toMatch(/^## Write your answer above this line ##/)
    expect(preview.text).toContain('Open the ticket: http')
    expect(preview.text).not.toContain('{{')
  })
})

describe('a preview', () => {
  test('is of the ticket one names, in the language one edits, and lets nobody in', async () => {
    const { number } = await newTicket('Ana', 'El fax')
    const words = { subject: '{{conversation}}', bodyHtml: '<p>Dear {{requester.name}}</p><p>{{ticket.link}}</p>' }

    const preview = await admin.api.mailTemplates.preview({
      params: { kind: 'acknowledgement', language: 'en' },
      body: { ...words, ticketNumber: number },
    })

    expect(preview.subject).toBe(`Re: El fax [#${number}]`)
    expect(preview.text).toContain('Dear Ana')
    expect(preview.text).toContain('See my request')
    expect(preview.html).not.toContain('/g/')
  })

  test('can be sent to oneself, and to nobody else', async () => {
    await admin.api.mailTemplates.test({
      params: { kind: 'invitation', language: 'es' },
      body: { subject: 'Te esperamos', bodyHtml: '<p>{{link}}</p>' },
    })

    const mail = (await sentMails(world)).at(-1)
    expect(mail?.to.map(({ address }) => address)).toEqual([admin.email])
    expect(mail?.subject).toBe('Te esperamos')
  })
})

describe('signatures', () => {
  const setInbox = async (signatureHtml: string) => {
    const [inbox] = (await admin.api.inboxes.list()).items
    return admin.api.inboxes.update({ params: { id: inbox?.id ?? '' }, body: { signatureHtml } })
  }

  test('the agent’s stands first, the inbox’s below, with their variables and one plain-text twin', async () => {
    const agent = await world.person('agent', { name: 'Berta <B> & Co' })
    await agent.api.sessions.updateMe({ body: { signatureHtml: '<p><strong>{{agent.name}}</strong></p>' } })
    const inbox = await setInbox('<p>{{inbox.name}} · {{desk.name}}</p>')
    const { number } = await newTicket()

    await agent.api.messages.add({
      params: { number },
      body: { kind: 'reply', bodyText: 'Hecho.', quotesHistory: false },
    })

    const mail = (await sentMails(world)).at(-1)
    expect(mail?.bodyHtml).toContain('<p><strong>Berta &lt;B&gt; &amp; Co</strong></p>')
    expect(mail?.bodyText.trim()).toBe(`Hecho.\n\n-- \nBerta <B> & Co\n${inbox.name} · Mesa`)
  })

  test('with an unknown variable are refused, of an inbox and of an agent', async () => {
    const unknown = { signatureHtml: '<p>{{agent.salary}}</p>' }

    await expect(setInbox(unknown.signatureHtml)).rejects.toMatchObject({
      fields: { signatureHtml: expect.any(String) },
    })
    await expect(admin.api.sessions.updateMe({ body: unknown })).rejects.toMatchObject({
      fields: { signatureHtml: expect.any(String) },
    })
  })

  test('given as plain text are rich text as well', async () => {
    const [first] = (await admin.api.inboxes.list()).items

    const inbox = await admin.api.inboxes.update({ params: { id: first?.id ?? '' }, body: { signature: 'Uno\n<dos>' } })

    expect(inbox).toMatchObject({ signature: 'Uno\n<dos>', signatureHtml: '<p>Uno<br />&lt;dos&gt;</p>' })
  })
})
