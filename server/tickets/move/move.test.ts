import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { download, hiddenTeam, openFor, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let count = 0

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Rivas' })
})
afterAll(() => world.close())

/** A requester with a ticket that has one message. */
async function ticketOf(name: string, subject = `Asunto de ${name}`) {
  count += 1
  const email = `${name.toLowerCase()}-${count}@people.example`
  const messageId = `first-${count}@people.example`
  const { ticketNumber: number = 0 } = await deliver(
    world,
    rawMail({ from: `${name} <${email}>`, subject, messageId: `<${messageId}>`, text: `Primero de ${name}` }),
  )
  return { number, email, messageId, from: `${name} <${email}>` }
}

const messagesOf = async (number: number, who: Somebody = agent) =>
  (await who.api.messages.list({ params: { number } })).items
const historyOf = async (number: number) => (await agent.api.tickets.history({ params: { number } })).items
const ticket = (number: number) => agent.api.tickets.get({ params: { number } })
const lastMessage = async (number: number) => {
  const last = (await messagesOf(number)).at(-1)
  if (last === undefined) throw new Error(`Ticket ${number} has no message`)
  return last
}
const found = async (q: string) => (await agent.api.tickets.list({ query: { q } })).items.map(({ number }) => number)

test('a message moves with its files, and both tickets count, show and are found by what they hold', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  const file = await upload(world, agent, { name: 'plano.txt', content: 'plano' })
  await agent.api.messages.add({
    params: { number: one.number },
    body: { kind: 'note', bodyText: 'Carburador equivocado', attachmentIds: [file.id] },
  })
  const { id } = await lastMessage(one.number)

  const { number } = await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })

  expect(number).toBe(other.number)
  expect(await messagesOf(one.number)).toHaveLength(1)
  const moved = await lastMessage(other.number)
  expect(moved).toMatchObject({ id, attachments: [{ filename: 'plano.txt' }], move: { from: one.number } })
  expect((await download(world, agent, file.id)).status).toBe(200)
  expect(await ticket(one.number)).toMatchObject({ messageCount: 1, snippet: 'Primero de Ana' })
  expect(await ticket(other.number)).toMatchObject({ messageCount: 2, snippet: 'Carburador equivocado' })
  expect(await found('carburador')).toEqual([other.number])
})

test('both histories tell who moved it and where', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  await agent.api.messages.add({ params: { number: one.number }, body: { kind: 'note', bodyText: 'Nota' } })
  const { id } = await lastMessage(one.number)

  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })

  const told = { type: 'message.moved', messageId: id, cause: { person: { name: 'Noa Rivas' } } }
  expect((await historyOf(one.number)).at(-1)).toMatchObject({
    ...told,
    changes: [{ field: 'movedTo', to: `#${other.number}` }],
  })
  expect((await historyOf(other.number)).at(-1)).toMatchObject({
    ...told,
    changes: [{ field: 'movedFrom', to: `#${one.number}` }],
  })
})

test('an answer moved to the ticket that waits for it opens that ticket again', async () => {
  const waiting = await ticketOf('Ana')
  await agent.api.messages.add({
    params: { number: waiting.number },
    body: { kind: 'reply', bodyText: '¿Modelo?', status: 'pending' },
  })
  const stray = await deliver(world, rawMail({ from: waiting.from, text: 'Es una HP' }))
  const { id } = await lastMessage(stray.ticketNumber ?? 0)

  await agent.api.messages.move({ params: { number: stray.ticketNumber ?? 0, id }, body: { to: waiting.number } })

  expect(await ticket(waiting.number)).toMatchObject({ status: 'open', awaitsReply: true, snippet: 'Es una HP' })
})

test('a ticket that is left without messages is solved, and nobody is mailed about any of it', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  const before = (await sentMails(world)).length
  const { id } = await lastMessage(one.number)

  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })

  expect(await ticket(one.number)).toMatchObject({ status: 'solved', messageCount: 0, snippet: '', awaitsReply: false })
  expect(await sentMails(world)).toHaveLength(before)
})

test('people go with the message that brought them, unless another message names them too', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  const answer = (cc: string) =>
    deliver(
      world,
      rawMail({
        from: one.from,
        subject: `Asunto de Ana [#${one.number}]`,
        headers: { Cc: cc, 'In-Reply-To': `<${one.messageId}>` },
      }),
    )
  await answer('Queda <queda@people.example>')
  await answer('Queda <queda@people.example>, Va <va@people.example>')
  const { id } = await lastMessage(one.number)

  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })

  const addresses = async (number: number) => (await ticket(number)).participants.map(({ address }) => address)
  expect((await addresses(one.number)).sort()).toEqual([one.email, 'queda@people.example'].sort())
  expect((await addresses(other.number)).sort()).toEqual(
    [other.email, one.email, 'queda@people.example', 'va@people.example'].sort(),
  )
})

test('undoing puts message, people, status and search back, and both histories say so', async () => {
  const one = await ticketOf('Ana', 'Girasoles')
  const other = await ticketOf('Berta')
  await agent.api.messages.add({
    params: { number: other.number },
    body: { kind: 'reply', bodyText: '¿Sigue?', status: 'pending' },
  })
  const { id } = await lastMessage(one.number)
  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })
  world.pass(3 * 3_600_000)

  const { number } = await agent.api.messages.undoMove({ params: { number: other.number, id } })

  expect(number).toBe(one.number)
  expect(await ticket(one.number)).toMatchObject({ status: 'open', messageCount: 1, snippet: 'Primero de Ana' })
  expect(await ticket(other.number)).toMatchObject({ status: 'pending', messageCount: 2 })
  expect((await ticket(other.number)).participants.map(({ address }) => address)).toEqual([other.email])
  expect((await lastMessage(one.number)).move).toEqual({ from: null })
  expect((await historyOf(one.number)).at(-1)?.changes[0]).toMatchObject({ field: 'returnedFrom' })
  expect((await historyOf(other.number)).at(-1)?.changes[0]).toMatchObject({ field: 'returnedTo' })
})

test('a status that somebody chose since the move is not undone', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  const { id } = await lastMessage(one.number)
  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })
  await agent.api.tickets.change({ params: { number: one.number }, body: { status: 'on_hold' } })

  await agent.api.messages.undoMove({ params: { number: other.number, id } })

  expect((await ticket(one.number)).status).toBe('on_hold')
})

test('undoing twice, or what was never moved, is refused', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  const { id } = await lastMessage(one.number)
  const undo = (number: number) => agent.api.messages.undoMove({ params: { number, id } })
  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })
  await undo(other.number)

  await expect(undo(other.number)).rejects.toMatchObject({ code: 'already_done' })
  await expect(undo(one.number)).rejects.toMatchObject({ code: 'already_done' })
})

test('a message moved twice goes back step by step', async () => {
  const [one, two, three] = [await ticketOf('Ana'), await ticketOf('Berta'), await ticketOf('Cleo')]
  const { id } = await lastMessage(one.number)
  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: two.number } })
  await agent.api.messages.move({ params: { number: two.number, id }, body: { to: three.number } })

  const first = await agent.api.messages.undoMove({ params: { number: three.number, id } })
  const second = await agent.api.messages.undoMove({ params: { number: two.number, id } })

  expect([first.number, second.number]).toEqual([two.number, one.number])
})

test('a message becomes a ticket of its own, of whoever wrote it, linked to where it was, and acknowledged to nobody', async () => {
  const one = await ticketOf('Ana')
  const cc = 'Dora <dora@people.example>'
  const from = { from: one.from, headers: { Cc: cc, 'In-Reply-To': `<${one.messageId}>` }, subject: 'Asunto de Ana' }
  await deliver(world, rawMail(from))
  await deliver(
    world,
    rawMail({
      from: cc,
      subject: 'Re: Asunto de Ana',
      text: 'Y lo mío',
      headers: { 'In-Reply-To': `<${one.messageId}>` },
    }),
  )
  const before = (await sentMails(world)).length
  const { id } = await lastMessage(one.number)

  const { number } = await agent.api.messages.move({ params: { number: one.number, id }, body: {} })

  expect(await ticket(number)).toMatchObject({
    status: 'new',
    channel: 'email',
    snippet: 'Y lo mío',
    requester: { email: 'dora@people.example' },
    links: [{ number: one.number, kind: 'related', reason: 'moved' }],
  })
  expect(await found('Y lo mío')).toContain(number)
  expect(await sentMails(world)).toHaveLength(before)
})

test('the answer to a moved mail goes where the mail is now', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  const { id } = await lastMessage(one.number)
  await agent.api.messages.move({ params: { number: one.number, id }, body: { to: other.number } })

  const answer = await deliver(
    world,
    rawMail({ from: one.from, subject: 'Re: Asunto de Ana', headers: { 'In-Reply-To': `<${one.messageId}>` } }),
  )

  expect(answer).toMatchObject({ outcome: 'reply_added', ticketNumber: other.number })
})

test('requesters move nothing and do not learn that something was moved', async () => {
  const requester = await world.person('requester')
  const { number } = await openFor(agent, requester)
  const [message] = await messagesOf(number, requester)

  expect(message?.move).toBeNull()
  await expect(
    requester.api.messages.move({ params: { number, id: message?.id ?? '' }, body: {} }),
  ).rejects.toMatchObject({ status: 403 })
})

test('tickets out of reach can be neither source nor target, and do not show that they exist', async () => {
  const insider = await world.person('agent')
  const team = await hiddenTeam(world, 'Dirección', [insider])
  const hidden = await openFor(insider, { email: 'jefa@people.example' }, { teamId: team.id })
  const one = await ticketOf('Ana')
  const own = await lastMessage(one.number)
  const [secret] = await messagesOf(hidden.number, insider)

  await expect(
    agent.api.messages.move({ params: { number: one.number, id: own.id }, body: { to: hidden.number } }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(
    agent.api.messages.move({ params: { number: hidden.number, id: secret?.id ?? '' }, body: { to: one.number } }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('a message is moved neither onto its own ticket, nor from one where it is not, nor onto one closed for good', async () => {
  const one = await ticketOf('Ana')
  const other = await ticketOf('Berta')
  const { id } = await lastMessage(one.number)
  const closedAt = new Date(Date.now() - 400 * 86_400_000)
  const old = await ticketOf('Cleo')
  await world.db.updateTable('tickets').set({ status: 'closed', closedAt }).where('number', '=', old.number).execute()
  const move = (number: number, to: number) => agent.api.messages.move({ params: { number, id }, body: { to } })

  await expect(move(one.number, one.number)).rejects.toMatchObject({ code: 'invalid' })
  await expect(move(other.number, one.number)).rejects.toMatchObject({ code: 'not_found' })
  await expect(move(one.number, old.number)).rejects.toMatchObject({ code: 'ticket_closed' })
})

test('two who move one message at once move it once', async () => {
  const one = await ticketOf('Ana')
  const [two, three] = [await ticketOf('Berta'), await ticketOf('Cleo')]
  const { id } = await lastMessage(one.number)
  const move = (to: number) => agent.api.messages.move({ params: { number: one.number, id }, body: { to } })

  const results = await Promise.allSettled([move(two.number), move(three.number)])

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the received mail of a moved message is seen by whoever sees the message', async () => {
  const insider = await world.person('agent')
  const team = await hiddenTeam(world, 'Nóminas', [insider])
  const hidden = await openFor(insider, { email: 'jefe@people.example' }, { teamId: team.id })
  const one = await ticketOf('Ana')
  const { id, receivedId } = await lastMessage(one.number)

  await insider.api.messages.move({ params: { number: one.number, id }, body: { to: hidden.number } })

  expect((await insider.api.mail.get({ params: { id: receivedId ?? '' } })).ticketNumber).toBe(hidden.number)
  await expect(agent.api.mail.get({ params: { id: receivedId ?? '' } })).rejects.toMatchObject({ code: 'not_found' })
})
