import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, rawMail, rawMailsIn, sentMails } from '#test/mails.ts'
import { leftAtOnce } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

let count = 0
/** A ticket that a mail opened, with Luis in copy. */
async function conversation() {
  count += 1
  const ana = `ana${count}@norte.example`
  const luis = `luis${count}@norte.example`
  const raw = rawMail({ from: `Ana <${ana}>`, headers: { Cc: `Luis <${luis}>` } })
  const { ticketNumber: number = 0 } = await deliver(world, raw)
  await world.drain()
  return { number, ana, luis }
}

type Draft = Parameters<Somebody['api']['messages']['add']>[0]['body']
const reply = async (number: number, draft: Partial<Draft> = {}) =>
  leftAtOnce(
    await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Ya está.', ...draft } }),
  )
const addresses = (people: { address: string }[]) => people.map(({ address }) => address)
const participants = async (number: number) =>
  (await agent.api.tickets.get({ params: { number } })).participants.map(({ address }) => address)

async function lastSent() {
  const mails = await sentMails(world)
  return mails.at(-1)
}

async function rawSent(): Promise<string> {
  await world.drain()
  return (await rawMailsIn(world.outgoing)).join('\n')
}

describe('a reply', () => {
  test('goes to all who take part, when nobody says otherwise', async () => {
    const { number, ana, luis } = await conversation()

    await reply(number)

    const mail = await lastSent()
    expect([addresses(mail?.to ?? []), addresses(mail?.cc ?? [])]).toEqual([[ana], [luis]])
  })

  test('that leaves somebody out once does not end their part in the ticket', async () => {
    const { number, ana, luis } = await conversation()

    await reply(number, { cc: [] })
    const left = await lastSent()
    await reply(number)
    const next = await lastSent()

    expect(left?.cc).toEqual([])
    expect(addresses(next?.cc ?? [])).toEqual([luis])
    expect(await participants(number)).toEqual([ana, luis])
  })

  test('that drops somebody ends it, but never the requester’s', async () => {
    const { number, ana, luis } = await conversation()

    await reply(number, { dropParticipants: [luis, ana] })

    expect(await participants(number)).toEqual([ana])
    expect((await lastSent())?.cc).toEqual([])
  })

  test('makes whom it names openly take part', async () => {
    const { number, ana } = await conversation()
    const other = `otro${number}@sur.example`

    await reply(number, { to: [other, ana], cc: [] })

    expect(await participants(number)).toContain(other)
  })

  test('names nobody twice', async () => {
    const { number, ana, luis } = await conversation()

    const message = await reply(number, { to: [ana], cc: [ana, luis], bcc: [luis] })

    expect([message.to, message.cc, message.bcc].map(addresses)).toEqual([[ana], [luis], []])
  })

  test.each(['to', 'cc', 'bcc'] as const)('to the desk itself is refused in %s', async (field) => {
    const { number } = await conversation()
    const [inbox] = (await agent.api.inboxes.list()).items

    const refusal = reply(number, { [field]: [inbox?.address ?? ''] })

    await expect(refusal).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  })
})

describe('a blind copy', () => {
  test('arrives, and neither header, text, history nor portal tells of it', async () => {
    const { number, ana } = await conversation()
    const hidden = `auditora${number}@secreto.example`
    await reply(number, { bcc: [hidden] })
    const outgoing = await agent.api.mail.outgoing()
    await reply(number, { bodyText: 'Y otra cosa.' })
    const ticket = await agent.api.tickets.get({ params: { number } })
    const guest = await world.guest(ana, ticket.id)

    const raw = await rawSent()
    const seen = [
      await guest.api.messages.list({ params: { number } }),
      await guest.api.tickets.get({ params: { number } }),
    ]

    expect(outgoing.items[0]?.to).toContain(hidden)
    expect(raw).not.toContain('secreto.example')
    expect(JSON.stringify(seen)).not.toContain('secreto.example')
    expect(await participants(number)).not.toContain(hidden)
    const { items } = await agent.api.messages.list({ params: { number } })
    expect(items.flatMap(({ bcc }) => addresses(bcc))).toEqual([hidden])
  })

  test('does not get the links that let the requester in', async () => {
    const { number } = await conversation()

    await reply(number, { cc: [], bcc: ['oculto@secreto.example'], status: 'solved' })

    const mails = await sentMails(world)
    const [shared, own] = mails.slice(-2)
    expect([shared, own].filter((mail) => /\/(g|rate)\//.test(mail?.bodyText ?? ''))).toHaveLength(1)
  })

  test('is answered beside the conversation, and the answer stays internal', async () => {
    const { number, ana } = await conversation()
    const hidden = `auditora${number}@secreto.example`
    await reply(number, { bcc: [hidden] })
    const mail = await lastSent()

    const answer = await deliver(
      world,
      rawMail({ from: hidden, to: mail?.replyTo[0]?.address ?? '', subject: `Re: ${mail?.subject}`, text: 'Visto.' }),
    )

    const ticket = await agent.api.tickets.get({ params: { number } })
    const guest = await world.guest(ana, ticket.id)
    const { items } = await guest.api.messages.list({ params: { number } })
    expect(answer).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
    expect(JSON.stringify(items)).not.toContain('Visto.')
    expect(await participants(number)).not.toContain(hidden)
  })
})

describe('quoted history', () => {
  test.each([
    { desk: true, inbox: null, one: undefined, quotes: true },
    { desk: false, inbox: null, one: undefined, quotes: false },
    { desk: false, inbox: true, one: undefined, quotes: true },
    { desk: true, inbox: false, one: undefined, quotes: false },
    { desk: false, inbox: false, one: true, quotes: true },
    { desk: true, inbox: true, one: false, quotes: false },
  ])('desk $desk, inbox $inbox, reply $one: quoted $quotes', async ({ desk, inbox, one, quotes }) => {
    const admin = await world.admin()
    const [first] = (await admin.api.inboxes.list()).items
    await admin.api.desk.updateSettings({ body: { quotesHistory: desk } })
    await admin.api.inboxes.update({ params: { id: first?.id ?? '' }, body: { quotesHistory: inbox } })
    const { number } = await conversation()

    await reply(number, { ...(one !== undefined && { quotesHistory: one }) })

    expect((await lastSent())?.bodyText.includes('> La impresora no imprime')).toBe(quotes)
  })
})

test('a draft keeps all three lists of recipients', async () => {
  const { number } = await conversation()
  const body = { kind: 'reply' as const, bodyHtml: '<p>a</p>', to: ['x@y.example'], cc: ['c@y.example'] }

  await agent.api.messages.putDraft({
    params: { number },
    body: { ...body, bcc: ['b@y.example'], quotesHistory: false },
  })

  const { draft } = await agent.api.messages.getDraft({ params: { number } })
  expect(draft).toMatchObject({ ...body, bcc: ['b@y.example'], quotesHistory: false })
})
