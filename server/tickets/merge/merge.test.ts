import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, header, rawMail, sentMails } from '#test/mails.ts'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

let count = 0
/** A ticket that a mail opened. */
async function mailed(subject: string) {
  count += 1
  const from = `Ana ${count} <ana${count}@norte.example>`
  const messageId = `first-${count}@norte.example`
  const { ticketNumber = 0 } = await deliver(
    world,
    rawMail({ from, subject, text: `${subject} desde hoy.`, messageId }),
  )
  return { number: ticketNumber, from, address: `ana${count}@norte.example`, messageId }
}
const merge = (number: number, into: number) => agent.api.tickets.merge({ params: { number }, body: { into } })
const unmerge = (number: number) => agent.api.tickets.unmerge({ params: { number } })
const get = (number: number) => agent.api.tickets.get({ params: { number } })
const saidOn = async (number: number) =>
  (await agent.api.messages.list({ params: { number } })).items.map(({ newText }) => newText.trim())
const eventsOf = async (number: number) => (await agent.api.tickets.history({ params: { number } })).items

describe('a merge', () => {
  test('puts all that was said and everybody who took part onto the other ticket; both tell it', async () => {
    const [one, other] = [await mailed('El fax'), await mailed('El fax otra vez')]

    const standing = await merge(other.number, one.number)

    expect(await saidOn(one.number)).toEqual(['El fax desde hoy.', 'El fax otra vez desde hoy.'])
    expect(standing.participants.map(({ address }) => address)).toEqual([one.address, other.address])
    expect(standing).toMatchObject({
      messageCount: 2,
      merged: [{ number: other.number, subject: 'El fax otra vez' }],
      mergedInto: null,
    })
    const gone = await get(other.number)
    expect(gone).toMatchObject({
      status: 'closed',
      messageCount: 0,
      mergedInto: { number: one.number, subject: 'El fax' },
      can: { reply: false, note: false, change: false, statuses: [] },
    })
    expect((await eventsOf(one.number)).at(-1)).toMatchObject({
      type: 'ticket.merged',
      changes: [{ field: 'mergedFrom', to: `#${other.number}` }],
    })
    expect((await eventsOf(other.number)).at(-1)).toMatchObject({ type: 'ticket.merged' })
  })

  test('mails nobody', async () => {
    const [one, other] = [await mailed('A'), await mailed('B')]
    const before = (await sentMails(world)).length

    await merge(other.number, one.number)

    expect(await sentMails(world)).toHaveLength(before)
  })

  test('opens a solved ticket again for what is not', async () => {
    const [one, other] = [await mailed('A'), await mailed('B')]
    await agent.api.tickets.change({ params: { number: one.number }, body: { status: 'solved' } })

    expect(await merge(other.number, one.number)).toMatchObject({ status: 'open' })
    await unmerge(other.number)
    expect(await get(one.number)).toMatchObject({ status: 'solved' })
  })

  test('lets search find what was said where it is now', async () => {
    const [one, other] = [await mailed('Hola'), await mailed('Quetzalcóatl')]

    await merge(other.number, one.number)

    const { tickets } = await agent.api.search.search({ query: { q: 'desde Quetzalcóatl hoy' } })
    expect(tickets.map(({ ticket }) => ticket.number)).toEqual([one.number])
  })

  test('shows tasks and time of both', async () => {
    const [one, other] = [await openTicket(agent), await openTicket(agent)]
    for (const { number } of [one, other]) {
      await agent.api.tasks.add({ params: { number }, body: { title: `De ${number}` } })
      await agent.api.timeEntries.add({ params: { number }, body: { minutes: 10 } })
    }

    await merge(other.number, one.number)

    expect((await agent.api.tasks.list({ params: { number: one.number } })).items).toHaveLength(2)
    expect(await agent.api.timeEntries.list({ params: { number: one.number } })).toMatchObject({ totalMinutes: 20 })
  })
})

describe('mail to a merged ticket', () => {
  test('goes to the ticket that stands: by its signed address, by its Message-ID, by its number', async () => {
    const [one, other] = [await mailed('El proxy'), await mailed('La pasarela')]
    await agent.api.messages.add({
      params: { number: other.number },
      body: { kind: 'reply', bodyText: 'Lo miramos enseguida.' },
    })
    const reply = (await sentMails(world)).at(-1)
    const replyTo = reply && header(reply, 'reply-to')
    await merge(other.number, one.number)

    const bySigned = await deliver(world, rawMail({ from: other.from, to: replyTo ?? '', subject: 'Re: La pasarela' }))
    const headers = { 'In-Reply-To': `<${other.messageId}>` }
    const byId = await deliver(world, rawMail({ from: other.from, subject: 'Re: La pasarela', headers }))
    const byHook = await deliver(world, rawMail({ from: other.from, subject: `Re: Otra [#${other.number}]` }))

    expect([bySigned, byId, byHook].map(({ ticketNumber }) => ticketNumber)).toEqual([
      one.number,
      one.number,
      one.number,
    ])
  })

  test('goes on along a chain of merges', async () => {
    const [one, two, three] = [await mailed('Uno'), await mailed('Dos'), await mailed('Tres')]
    await merge(one.number, two.number)
    await merge(two.number, three.number)

    const answer = await deliver(world, rawMail({ from: one.from, subject: `Re: Uno [#${one.number}]` }))

    expect(answer.ticketNumber).toBe(three.number)
    expect(await saidOn(three.number)).toHaveLength(4)
  })
})

describe('undoing a merge', () => {
  test('brings back what went over and what answers it; what others said on the other ticket stays there', async () => {
    const [one, other] = [await mailed('El fax'), await mailed('La impresora')]
    await merge(other.number, one.number)
    await agent.api.messages.add({ params: { number: one.number }, body: { kind: 'note', bodyText: 'Del fax.' } })
    const headers = { 'In-Reply-To': `<${other.messageId}>` }
    await deliver(world, rawMail({ from: other.from, subject: 'Re: La impresora', text: 'Y atasca.', headers }))

    const revived = await unmerge(other.number)

    expect(revived).toMatchObject({ status: 'new', mergedInto: null, can: { reply: true } })
    expect(await saidOn(other.number)).toEqual(['La impresora desde hoy.', 'Y atasca.'])
    expect(await saidOn(one.number)).toEqual(['El fax desde hoy.', 'Del fax.'])
    const standing = await get(one.number)
    expect(standing.participants.map(({ address }) => address)).toEqual([one.address])
    expect(standing.merged).toEqual([])
    expect((await eventsOf(other.number)).at(-1)).toMatchObject({ type: 'ticket.unmerged' })
  })

  test('brings mail back to its own ticket', async () => {
    const [one, other] = [await mailed('A'), await mailed('B')]
    await merge(other.number, one.number)
    await unmerge(other.number)

    const answer = await deliver(world, rawMail({ from: other.from, subject: `Re: B [#${other.number}]` }))

    expect(answer.ticketNumber).toBe(other.number)
  })

  test('happens once, and in a chain from its end', async () => {
    const [one, two, three] = [await mailed('Uno'), await mailed('Dos'), await mailed('Tres')]
    await merge(one.number, two.number)
    await merge(two.number, three.number)

    await expect(unmerge(one.number)).rejects.toMatchObject({ code: 'in_use' })
    await unmerge(two.number)
    await unmerge(one.number)

    await expect(unmerge(one.number)).rejects.toMatchObject({ code: 'already_done' })
    expect([await saidOn(one.number), await saidOn(two.number), await saidOn(three.number)]).toEqual([
      ['Uno desde hoy.'],
      ['Dos desde hoy.'],
      ['Tres desde hoy.'],
    ])
  })

  test('after undoing, it can be merged again', async () => {
    const [one, other] = [await mailed('A'), await mailed('B')]
    await merge(other.number, one.number)
    await unmerge(other.number)

    expect(await merge(other.number, one.number)).toMatchObject({ messageCount: 2 })
  })
})

describe('what is refused', () => {
  test('a merge with itself, twice, into what was merged, and out of reach', async () => {
    const team = await hiddenTeam(world, 'Personal', [])
    const admin = await world.admin()
    const [one, two, three] = [await openTicket(agent), await openTicket(agent), await openTicket(agent)]
    const hidden = await openTicket(admin, { teamId: team.id })
    await merge(two.number, one.number)

    const refused = await Promise.allSettled([
      merge(one.number, one.number),
      merge(two.number, three.number),
      merge(three.number, two.number),
      merge(three.number, hidden.number),
    ])

    expect(refused).toMatchObject([
      { reason: { fields: { into: expect.any(String) } } },
      { reason: { code: 'already_done' } },
      { reason: { fields: { into: expect.any(String) } } },
      { reason: { code: 'not_found' } },
    ])
  })

  test('writing on, changing and moving to a ticket that was merged', async () => {
    const [one, two, three] = [await openTicket(agent), await openTicket(agent), await openTicket(agent)]
    await merge(two.number, one.number)
    const [message] = (await agent.api.messages.list({ params: { number: three.number } })).items

    const refused = await Promise.allSettled([
      agent.api.messages.add({ params: { number: two.number }, body: { kind: 'reply', bodyText: 'Hola' } }),
      agent.api.tickets.change({ params: { number: two.number }, body: { status: 'open' } }),
      agent.api.tickets.change({ params: { number: two.number }, body: { subject: 'Otro' } }),
      agent.api.messages.move({ params: { number: three.number, id: message?.id ?? '' }, body: { to: two.number } }),
    ])

    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'ticket_closed' } })
  })

  test('two who merge the same tickets at once from both sides merge them once', async () => {
    const [one, two] = [await openTicket(agent), await openTicket(agent)]

    const results = await Promise.allSettled([merge(one.number, two.number), merge(two.number, one.number)])

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const counts = [(await get(one.number)).messageCount, (await get(two.number)).messageCount]
    expect(counts.sort()).toEqual([0, 2])
  })
})

test('a requester is led from the one to the other, where they take part', async () => {
  const ana = await world.person('requester')
  const [one, other] = [await openFor(agent, ana), await openFor(agent, ana)]
  const guest = await world.guest(ana.email, other.id)

  await merge(other.number, one.number)

  expect(await ana.api.tickets.get({ params: { number: other.number } })).toMatchObject({
    mergedInto: { number: one.number },
    merged: [],
  })
  expect(await guest.api.tickets.get({ params: { number: one.number } })).toMatchObject({ number: one.number })
})
