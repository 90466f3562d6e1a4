import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { storeMail } from './store.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Rivas', email: 'noa@desk.example' })
})
afterAll(() => world.close())

const forward = (intro: string, author: string) =>
  [
    intro,
    '',
    '---------- Forwarded message ---------',
    `De: ${author}`,
    'Date: lun, 2 nov 2026 a las 9:12',
    'Subject: No puedo entrar',
    'To: <noa@desk.example>',
    '',
    'Desde ayer no puedo entrar en el programa.',
  ].join('\n')

const ticketOf = (number: number | undefined) => agent.api.tickets.get({ params: { number: number ?? 0 } })
const messagesOf = async (number: number | undefined, who = agent) =>
  (await who.api.messages.list({ params: { number: number ?? 0 } })).items

test('what an agent forwards is a ticket of whoever wrote it, who is told', async () => {
  const text = forward('', 'Ana García <ana@clinica.example>')

  const answer = await deliver(
    world,
    rawMail({ from: 'Noa <noa@desk.example>', subject: 'Fwd: No puedo entrar', text }),
    undefined,
    agent,
  )

  expect(answer).toMatchObject({ outcome: 'ticket_opened', reason: 'forwarded' })
  expect(await ticketOf(answer.ticketNumber)).toMatchObject({
    subject: 'No puedo entrar',
    requester: { name: 'Ana García', email: 'ana@clinica.example' },
  })
  const [message] = await messagesOf(answer.ticketNumber)
  expect(message).toMatchObject({ direction: 'in', author: { email: 'ana@clinica.example' }, matchedBy: 'forwarded' })
  const { items } = await agent.api.tickets.history({ params: { number: answer.ticketNumber ?? 0 } })
  expect(items[0]?.cause.person?.name).toBe('Noa Rivas')
  const told = (await sentMails(world)).map(({ to }) => to[0]?.address)
  expect(told).toContain('ana@clinica.example')
  expect(told).not.toContain('noa@desk.example')
})

test('what the agent wrote above is a note that the requester does not read', async () => {
  const requester = await world.person('requester', { email: 'berta@clinica.example', name: 'Berta' })
  const text = forward('Ojo, esta se queja siempre.', 'Berta <berta@clinica.example>')

  const raw = rawMail({ from: agent.email, subject: 'RV: No puedo entrar', text })

  const { ticketNumber } = await deliver(world, raw, undefined, agent)

  const [message, note] = await messagesOf(ticketNumber)
  expect(message?.bodyText).toBe('Desde ayer no puedo entrar en el programa.')
  expect(note).toMatchObject({ kind: 'note', bodyText: 'Ojo, esta se queja siempre.', author: { name: 'Noa Rivas' } })
  expect(JSON.stringify(await messagesOf(ticketNumber, requester))).not.toContain('se queja')
})

test('who is no agent, or not proven to be, forwards in the own name only', async () => {
  const text = forward('', 'Víctima <victima@clinica.example>')
  const raw = rawMail({ from: agent.email, subject: 'Fwd: No puedo entrar', text })
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })

  const byRequester = await deliver(
    world,
    rawMail({ from: 'luis@otra.example', subject: 'Fwd: No puedo entrar', text }),
  )
  await storeMail(ctx, {
    content: Buffer.from(raw),
    source: 'smtp',
    envelopeFrom: agent.email,
    envelopeTo: ['support@desk.example'],
  })
  await world.drain()

  expect((await ticketOf(byRequester.ticketNumber)).requester.email).toBe('luis@otra.example')
  const { items } = await agent.api.tickets.list({ query: { sort: 'number', limit: 1 } })
  expect(items[0]?.requester.email).toBe(agent.email)
})

test('an agent who writes something of her own is its requester', async () => {
  const { ticketNumber } = await deliver(world, rawMail({ from: agent.email, subject: 'Fwd: mi impresora' }))

  expect((await ticketOf(ticketNumber)).requester.email).toBe(agent.email)
})
