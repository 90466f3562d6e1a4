import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { hiddenTeam, openFor, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let colleague: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
  colleague = await world.person('agent', { name: 'Cruz Agente' })
})
afterAll(() => world.close())

const supplier = 'taller@proveedor.example'

async function ticketByMail() {
  const { ticketNumber: number = 0 } = await deliver(
    world,
    rawMail({ from: 'Ana <ana@norte.example>', subject: 'Impresora', text: 'No imprime.' }),
  )
  await world.drain()
  return { number, ticket: await agent.api.tickets.get({ params: { number } }) }
}

type Draft = Parameters<Somebody['api']['sideConversations']['start']>[0]['body']
/** A ticket of Ana's, and what Berta wrote to the supplier about it. */
async function begun(draft: Partial<Draft> = {}) {
  const { number, ticket } = await ticketByMail()
  const conversation = await agent.api.sideConversations.start({
    params: { number },
    body: { subject: 'Fusor de la HP 402', to: [supplier], bodyText: '¿Tenéis el fusor?', ...draft },
  })
  const mail = (await sentMails(world)).at(-1)
  return { number, ticket, conversation, mail, address: mail?.replyTo[0]?.address ?? '' }
}

const answer = (to: string, more: Parameters<typeof rawMail>[0] = {}) =>
  deliver(world, rawMail({ from: `Taller <${supplier}>`, to, subject: 'Re: Fusor', text: 'Mañana llega.', ...more }))

const get = (id: string) => agent.api.sideConversations.get({ params: { id } })
const said = async (id: string) => (await agent.api.sideConversations.messages({ params: { id } })).items
const ticketNow = (number: number) => agent.api.tickets.get({ params: { number } })

describe('what is written to somebody outside', () => {
  test('leaves under its own subject, and tells neither the ticket nor the requester', async () => {
    const { mail, conversation, number } = await begun()

    expect(mail).toMatchObject({ subject: 'Fusor de la HP 402', to: [{ address: supplier }], references: [] })
    expect(mail?.bodyText).toContain('¿Tenéis el fusor?')
    expect(`${mail?.bodyText}${mail?.bodyHtml}`).not.toMatch(new RegExp(`Ana|Impresora|#${number}(?![0-9a-f])`))
    expect(conversation).toMatchObject({ state: 'waiting', hasNews: false, people: [{ address: supplier }] })
  })

  test('may put the ticket on hold, and otherwise changes nothing of it', async () => {
    const one = await begun()
    const other = await begun({ status: 'on_hold' })

    expect(await ticketNow(one.number)).toMatchObject({ status: 'new', awaitsReply: true })
    expect(await ticketNow(other.number)).toMatchObject({ status: 'on_hold' })
  })

  test('carries its files', async () => {
    const file = await upload(world, agent, { name: 'plano.txt', content: 'plano' })

    const { mail, conversation } = await begun({ attachmentIds: [file.id] })

    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['plano.txt'])
    expect((await said(conversation.id))[0]?.attachments).toMatchObject([{ filename: 'plano.txt' }])
  })

  test('never goes to the requester, nor to ourselves', async () => {
    const { number } = await ticketByMail()
    const [inbox] = (await agent.api.inboxes.list()).items
    const start = (to: string) =>
      agent.api.sideConversations.start({ params: { number }, body: { subject: 'X', to: [to], bodyText: 'x' } })

    await expect(start('ana@norte.example')).rejects.toMatchObject({ code: 'invalid', fieldCodes: { to: 'requester' } })
    await expect(start(inbox?.address ?? '')).rejects.toMatchObject({ code: 'invalid' })
  })

  test('says something', async () => {
    const { number } = await ticketByMail()

    const empty = agent.api.sideConversations.start({
      params: { number },
      body: { subject: 'X', to: [supplier], bodyText: ' ' },
    })

    await expect(empty).rejects.toMatchObject({ code: 'invalid', fieldCodes: { bodyText: 'required' } })
  })

  test('goes on as one thread of mails', async () => {
    const { conversation, mail, address } = await begun()
    await answer(address, { messageId: '<a-1@proveedor.example>' })

    await agent.api.sideConversations.write({ params: { id: conversation.id }, body: { bodyText: 'Perfecto.' } })

    const next = (await sentMails(world)).at(-1)
    expect(next).toMatchObject({ subject: 'Re: Fusor de la HP 402', to: [{ address: supplier }] })
    expect(next?.inReplyTo).toBe('a-1@proveedor.example')
    expect(next?.references).toEqual([mail?.messageId, 'a-1@proveedor.example'])
    expect(await get(conversation.id)).toMatchObject({ state: 'waiting', hasNews: false, messageCount: 3 })
  })
})

describe('an answer', () => {
  test('joins its conversation, whoever it comes from, and stays between them and the desk', async () => {
    const { number, ticket, conversation, address } = await begun()

    const decision = await answer(address, { from: 'Almacén <almacen@proveedor.example>' })

    const guest = await world.guest('ana@norte.example', ticket.id)
    const seen = [
      await guest.api.messages.list({ params: { number } }),
      await guest.api.tickets.get({ params: { number } }),
    ]
    expect(decision).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
    expect((await said(conversation.id))[0]).toMatchObject({
      kind: 'note',
      direction: 'in',
      newText: 'Mañana llega.',
      sideConversation: { id: conversation.id },
    })
    expect(JSON.stringify(seen)).not.toMatch(/Mañana|Fusor|proveedor/)
    const after = await ticketNow(number)
    expect(after.participants.map((one) => one.address)).toEqual(['ana@norte.example'])
    expect(after.requester.email).toBe('ana@norte.example')
    expect(await get(conversation.id)).toMatchObject({ state: 'answered', hasNews: true })
  })

  test('is known by the mail it answers too, from those it was sent to', async () => {
    const { conversation, mail } = await begun()
    const [inbox] = (await agent.api.inboxes.list()).items

    await answer(inbox?.address ?? '', { headers: { 'In-Reply-To': `<${mail?.messageId}>` } })

    expect((await said(conversation.id))[0]).toMatchObject({ newText: 'Mañana llega.', matchedBy: 'own_message_id' })
  })

  test('by a stranger who merely names that mail does not get in', async () => {
    const { conversation, mail } = await begun()
    const [inbox] = (await agent.api.inboxes.list()).items

    const decision = await answer(inbox?.address ?? '', {
      from: 'nadie@otra.example',
      headers: { 'In-Reply-To': `<${mail?.messageId}>` },
    })

    expect(decision.outcome).toBe('ticket_opened')
    expect(await said(conversation.id)).toHaveLength(1)
  })

  test('opens a ticket that waited for it, and reopens none that is solved', async () => {
    const waiting = await begun({ status: 'on_hold' })
    const solved = await begun()
    await agent.api.tickets.change({ params: solved, body: { status: 'solved' } })

    await answer(waiting.address)
    await answer(solved.address)

    expect((await ticketNow(waiting.number)).status).toBe('open')
    expect((await ticketNow(solved.number)).status).toBe('solved')
  })

  test('of a machine is kept, and is neither news nor answered', async () => {
    const { number, conversation, address } = await begun({ status: 'on_hold' })
    const before = (await sentMails(world)).length

    await answer(address, { headers: { 'Auto-Submitted': 'auto-replied' }, text: 'Estoy de vacaciones.' })
    await world.drain()

    expect((await said(conversation.id))[0]).toMatchObject({ isAutomatic: true })
    expect(await get(conversation.id)).toMatchObject({ state: 'waiting', hasNews: false })
    expect((await ticketNow(number)).status).toBe('on_hold')
    expect(await sentMails(world)).toHaveLength(before)
  })

  test('is told to whoever wrote and to whom the ticket is assigned', async () => {
    const { number, address } = await begun()
    await agent.api.tickets.change({ params: { number }, body: { assigneeId: colleague.id } })

    await answer(address)

    const told = await Promise.all([agent, colleague].map(({ api }) => api.notifications.list()))
    for (const { items } of told) {
      expect(items.find(({ ticket }) => ticket?.number === number && ticket)).toBeDefined()
      expect(items[0]).toMatchObject({ kind: 'side_answered', actor: { name: 'Taller' }, excerpt: 'Mañana llega.' })
    }
  })

  test('brings in those it copies, but never the requester', async () => {
    const { conversation, address } = await begun()

    await answer(address, { headers: { Cc: 'Almacén <almacen@proveedor.example>, ana@norte.example' } })

    const { people } = await get(conversation.id)
    expect(people.map((one) => one.address)).toEqual(['almacen@proveedor.example', supplier])
  })
})

test('a mail that comes back is told on its message', async () => {
  const gone = 'cerrado@proveedor.example'
  const { number, conversation, mail } = await begun({ to: [gone] })

  const told = await deliver(world, report(gone, mail?.messageId ?? ''))

  expect(told).toMatchObject({ outcome: 'ignored', reason: 'bounce_recorded', ticketNumber: number })
  expect((await said(conversation.id))[0]?.delivery).toMatchObject({
    state: 'failed',
    recipients: [{ address: gone, state: 'failed' }],
  })
})

test('news are no news once somebody has looked, and what is done is not waited for', async () => {
  const { number, conversation, address } = await begun()
  await answer(address)
  const change = (body: { isSeen?: true; isDone?: boolean }) =>
    colleague.api.sideConversations.change({ params: { id: conversation.id }, body })

  const seen = await change({ isSeen: true })
  const done = await change({ isDone: true })
  const again = await change({ isDone: false })

  expect([seen, done, again]).toMatchObject([
    { state: 'answered', hasNews: false },
    { state: 'done', hasNews: false },
    { state: 'waiting' },
  ])
  const { items } = await agent.api.tickets.history({ params: { number } })
  expect(items.filter(({ type }) => type === 'side.changed')).toHaveLength(2)
})

test('agents find what was said in it', async () => {
  const { number, address } = await begun()
  await answer(address, { text: 'El rodillo es un Zarzamora.' })

  const { items } = await agent.api.tickets.list({ query: { q: 'zarzamora' } })

  expect(items.map((one) => one.number)).toEqual([number])
})

test('it goes along when its ticket is merged, and comes back with it', async () => {
  const { number, conversation, address } = await begun()
  const other = await ticketByMail()
  await agent.api.tickets.merge({ params: { number }, body: { into: other.number } })

  const decision = await answer(address)

  const { items } = await agent.api.sideConversations.list({ params: { number: other.number } })
  expect(decision).toMatchObject({ ticketNumber: other.number })
  expect(items).toMatchObject([{ id: conversation.id, ticketNumber: other.number, messageCount: 2 }])
  await agent.api.tickets.unmerge({ params: { number } })
  expect(await get(conversation.id)).toMatchObject({ ticketNumber: number })
})

test('it moves to another ticket as a whole, and its messages do not move alone', async () => {
  const { number, conversation, address } = await begun()
  const other = await ticketByMail()
  const [message] = await said(conversation.id)
  const alone = agent.api.messages.move({
    params: { number, id: message?.id ?? '' },
    body: { to: other.number },
  })
  await expect(alone).rejects.toMatchObject({ code: 'invalid' })

  const moved = await agent.api.sideConversations.move({
    params: { id: conversation.id },
    body: { to: other.number },
  })

  const decision = await answer(address)
  expect(moved.ticketNumber).toBe(other.number)
  expect(decision.ticketNumber).toBe(other.number)
  expect((await ticketNow(number)).messageCount).toBe(1)
  expect((await agent.api.sideConversations.list({ params: { number } })).items).toEqual([])
})

test('it is not found by whoever does not see its ticket', async () => {
  const team = await hiddenTeam(world, 'Nóminas', [agent])
  const ana = await world.person('requester')
  const { number } = await openFor(agent, ana, { teamId: team.id })
  const { id } = await agent.api.sideConversations.start({
    params: { number },
    body: { subject: 'Nómina', to: [supplier], bodyText: 'Hola' },
  })
  const { api } = colleague

  const refusals = [
    api.sideConversations.get({ params: { id } }),
    api.sideConversations.messages({ params: { id } }),
    api.sideConversations.write({ params: { id }, body: { bodyText: 'Hola' } }),
    api.sideConversations.change({ params: { id }, body: { isSeen: true } }),
    api.sideConversations.move({ params: { id }, body: { to: number } }),
  ]

  const codes = (await Promise.allSettled(refusals)).map((one) => one.status === 'rejected' && one.reason.code)
  expect(codes).toEqual(refusals.map(() => 'not_found'))
  const requester = ana.api.sideConversations.list({ params: { number } })
  await expect(requester).rejects.toMatchObject({ code: 'forbidden' })
})

// The last one: after so long a time nobody is signed in any more.
test('an answer to a ticket closed long ago still joins, and makes nobody a requester', async () => {
  const { number, conversation, address } = await begun()
  await agent.api.tickets.change({ params: { number }, body: { status: 'closed' } })
  world.pass(400 * 86_400_000)

  const decision = await deliver(
    world,
    rawMail({ from: supplier, to: address, text: 'Ya llegó.' }),
    undefined,
    await world.person('admin'),
  )

  const { api } = await world.person('agent')
  expect(decision).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
  expect((await api.tickets.get({ params: { number } })).status).toBe('closed')
  expect((await api.sideConversations.get({ params: { id: conversation.id } })).hasNews).toBe(true)
})

/** A delivery report (RFC 3464) about a mail of ours. */
function report(recipient: string, messageId: string): string {
  const parts = [
    'Content-Type: text/plain\r\n\r\nNo such user.',
    `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: 5.1.1`,
    `Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${messageId}>`,
  ]
  return rawMail({
    from: 'MAILER-DAEMON@mx.example',
    subject: 'Undelivered',
    headers: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    text: `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--`,
  })
}
