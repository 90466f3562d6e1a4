import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Rivas' })
})

afterAll(() => world.close())

/** A ticket with a mail and two notes. */
async function threeMessages() {
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ subject: 'Dos cosas', text: 'La impresora' }))
  for (const bodyText of ['El monitor', 'Modelo del monitor'])
    await agent.api.messages.add({ params: { number }, body: { kind: 'note', bodyText } })
  const [first = '', second = '', third = ''] = (await messagesOf(number)).map(({ id }) => id)
  return { number, first, second, third }
}

const messagesOf = async (number: number) => (await agent.api.messages.list({ params: { number } })).items
const textsOf = async (number: number) => (await messagesOf(number)).map(({ bodyText }) => bodyText.trim())
const ticket = (number: number) => agent.api.tickets.get({ params: { number } })

test('several messages become one new ticket in their order, linked to the first, and nobody is mailed', async () => {
  const { number, second, third } = await threeMessages()
  await world.drain()
  const mailed = (await sentMails(world)).length

  const split = await agent.api.messages.split({
    params: { number },
    body: { messageIds: [third, second, third], subject: 'Monitor' },
  })

  await world.drain()
  expect(await textsOf(split.number)).toEqual(['El monitor', 'Modelo del monitor'])
  expect(await textsOf(number)).toEqual(['La impresora'])
  expect(await ticket(split.number)).toMatchObject({ subject: 'Monitor', messageCount: 2, links: [{ number }] })
  expect(await ticket(number)).toMatchObject({ messageCount: 1, snippet: 'La impresora' })
  expect(await sentMails(world)).toHaveLength(mailed)
})

test('a split-off message is put back alone, also after others wrote on the new ticket', async () => {
  const { number, second, third } = await threeMessages()
  const split = await agent.api.messages.split({ params: { number }, body: { messageIds: [second, third] } })
  await agent.api.messages.add({ params: split, body: { kind: 'note', bodyText: 'Pedido' } })

  await agent.api.messages.undoMove({ params: { number: split.number, id: second } })

  expect(await textsOf(number)).toEqual(['La impresora', 'El monitor'])
  expect(await textsOf(split.number)).toEqual(['Modelo del monitor', 'Pedido'])
})

test('a split takes all its messages or none', async () => {
  const one = await threeMessages()
  const other = await threeMessages()

  const refused = agent.api.messages.split({
    params: { number: one.number },
    body: { messageIds: [one.second, other.second] },
  })

  await expect(refused).rejects.toMatchObject({ code: 'not_found' })
  expect(await messagesOf(one.number)).toHaveLength(3)
  expect(await messagesOf(other.number)).toHaveLength(3)
})

test('requesters do not split tickets', async () => {
  const requester = await world.person('requester')
  const { number, second } = await threeMessages()

  const refused = requester.api.messages.split({ params: { number }, body: { messageIds: [second] } })

  await expect(refused).rejects.toMatchObject({ status: 403 })
})
