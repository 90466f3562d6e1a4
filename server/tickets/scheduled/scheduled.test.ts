import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { messages } from '#contract/messages.ts'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import type { Ticket } from '#contract/tickets.ts'
import { listen } from '#test/live.ts'
import { deliver, header, rawMail, sentMails } from '#test/mails.ts'
import { download, hiddenTeam, openFor, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { sendDueReply } from '../index.ts'

let world: World
let admin: Somebody
let berta: Somebody
let leo: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  berta = await world.person('agent', { name: 'Berta Agente' })
  leo = await world.person('agent', { name: 'Leo Agente' })
  ana = await world.person('requester', { name: 'Ana Sol', email: 'ana@norte.example' })
})
afterAll(() => world.close())

type Draft = z.input<typeof messages.add.body>
const hour = 3_600_000

const inAnHour = () => new Date(world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime() + hour)

/** What an agent sends to leave in an hour, or as the draft says. */
async function later(ticket: Ticket, draft: Partial<Draft> = {}, who = berta): Promise<ScheduledReply> {
  const sendAt = draft.undoSeconds === undefined ? { sendAt: inAnHour().toISOString() } : {}
  const body: Draft = { kind: 'reply', bodyText: 'Ya está.', ...sendAt, ...draft }
  const written = await who.api.messages.add({ params: ticket, body })
  if (!('sendAt' in written)) throw new Error('It left at once')
  return written
}

/** Lets the time come of everything that waits; the queue goes by the clock of the database, which no test can move. */
async function letTimeCome() {
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'reply:%'`.execute(world.db)
  await world.drain()
}

const replies = async (ticket: Ticket, who = berta) => (await who.api.scheduledReplies.list({ params: ticket })).items
const texts = async (ticket: Ticket) =>
  (await berta.api.messages.list({ params: ticket })).items.map(({ bodyText }) => bodyText)
const events = async (ticket: Ticket) =>
  (await berta.api.tickets.history({ params: ticket })).items.filter(({ type }) => type.startsWith('reply.'))
const requesterWrites = (ticket: Ticket, headers = {}) =>
  deliver(world, rawMail({ from: ana.email, subject: `Re: [#${ticket.number}]`, text: 'Otra cosa.', headers }))

describe('a reply for later', () => {
  test('waits where every agent who sees the ticket sees it, and is mailed at its time, as its author', async () => {
    const ticket = await openFor(berta, ana)

    const reply = await later(ticket, { status: 'solved' })

    expect(reply).toMatchObject({ kind: 'later', state: 'waiting', author: { id: berta.id }, to: [ana.email] })
    expect(await replies(ticket, leo)).toMatchObject([{ id: reply.id, can: { send: false, stop: false } }])
    expect(await texts(ticket)).not.toContain('Ya está.')
    expect((await berta.api.tickets.get({ params: ticket })).status).not.toBe('solved')

    await letTimeCome()

    expect(await replies(ticket)).toEqual([])
    const { items } = await berta.api.messages.list({ params: ticket })
    expect(items.at(-1)).toMatchObject({ bodyText: 'Ya está.', author: { id: berta.id }, direction: 'out' })
    expect((await berta.api.tickets.get({ params: ticket })).status).toBe('solved')
    expect((await sentMails(world)).at(-1)?.bodyText).toContain('Ya está.')
  })

  test('leaves once, however many workers wake for it', async () => {
    const ticket = await openFor(berta, ana)
    const { id: replyId, sendAt } = await later(ticket)
    const ctx = world.desk.contextOf({ kind: 'system', job: 'replies:send' })

    await Promise.all([1, 2, 3, 4].map(() => sendDueReply(ctx, { replyId, sendAt })))
    await letTimeCome()

    expect((await texts(ticket)).filter((text) => text === 'Ya está.')).toHaveLength(1)
  })

  test('can be put off: what woke for the earlier time sends nothing', async () => {
    const ticket = await openFor(berta, ana)
    const { id, sendAt } = await later(ticket)
    const afterwards = new Date(Date.parse(sendAt) + hour).toISOString()

    const moved = await berta.api.scheduledReplies.change({ params: { id }, body: { sendAt: afterwards } })
    await sendDueReply(world.desk.contextOf({ kind: 'system', job: 'replies:send' }), { replyId: id, sendAt })

    expect(moved.sendAt).toBe(afterwards)
    expect(await texts(ticket)).not.toContain('Ya está.')
    expect((await events(ticket)).map(({ changes }) => changes)).toEqual([
      [{ field: 'sendAt', from: null, to: sendAt }],
      [{ field: 'sendAt', from: sendAt, to: afterwards }],
    ])
  })

  test('can be sent at once by its author, and by nobody else', async () => {
    const ticket = await openFor(berta, ana)
    const { id } = await later(ticket)

    await expect(admin.api.scheduledReplies.send({ params: { id } })).rejects.toMatchObject({ code: 'forbidden' })
    const message = await berta.api.scheduledReplies.send({ params: { id } })

    expect(message.bodyText).toBe('Ya está.')
    await expect(berta.api.scheduledReplies.send({ params: { id } })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('keeps its files, which colleagues can open meanwhile and requesters cannot', async () => {
    const ticket = await openFor(berta, ana)
    const file = await upload(world, berta, { name: 'plano.txt' })
    await later(ticket, { attachmentIds: [file.id] })
    await sql`update attachments set created_at = now() - interval '8 days' where id = ${file.id}`.execute(world.db)

    await world.run('desk:tidy')

    const asked = await Promise.all([leo, ana].map((who) => download(world, who, file.id)))
    expect(asked.map(({ status }) => status)).toEqual([200, 404])
    await letTimeCome()
    const { items } = await berta.api.messages.list({ params: ticket })
    expect(items.at(-1)?.attachments).toEqual([file])
  })

  test('goes to those who took part when it was written', async () => {
    const ticket = await openFor(berta, ana)
    await later(ticket)
    await leo.api.messages.add({ params: ticket, body: { kind: 'note', bodyText: 'Aviso a Eva' } })
    await deliver(world, rawMail({ from: ana.email, to: 'support@desk.example, eva@norte.example', text: 'x' }))

    await letTimeCome()

    const mail = (await sentMails(world)).at(-1)
    expect(mail && header(mail, 'to')).toContain(ana.email)
    expect(mail && header(mail, 'cc')).toBeUndefined()
  })

  test('leaves what its author writes meanwhile alone', async () => {
    const ticket = await openFor(berta, ana)
    await later(ticket)
    await berta.api.messages.putDraft({ params: ticket, body: { kind: 'reply', bodyHtml: '<p>Y además</p>' } })

    await letTimeCome()

    const { draft } = await berta.api.messages.getDraft({ params: ticket })
    expect(draft?.bodyHtml).toBe('<p>Y además</p>')
  })

  test('is listed to its author, the next one first', async () => {
    const noa = await world.person('agent')
    const [one, other] = [await openFor(noa, ana), await openFor(noa, ana)]
    const second = await later(one, {}, noa)
    const first = await later(other, { undoSeconds: 60 }, noa)

    const { items } = await noa.api.scheduledReplies.own()

    expect(items.map(({ id, ticket }) => [id, ticket.number])).toEqual([
      [first.id, other.number],
      [second.id, one.number],
    ])
  })
})

describe('a reply that can be taken back', () => {
  test('waits as long as asked, and is no event of the ticket', async () => {
    const ticket = await openFor(berta, ana)

    const reply = await later(ticket, { undoSeconds: 10 })

    expect(reply).toMatchObject({ kind: 'undo', state: 'waiting' })
    expect(reply.secondsLeft).toBeGreaterThan(8)
    expect(reply.secondsLeft).toBeLessThanOrEqual(10)
    await letTimeCome()
    expect((await texts(ticket)).at(-1)).toBe('Ya está.')
    expect(await events(ticket)).toEqual([])
  })

  test('is kept when it is taken back, does not leave, and can be discarded', async () => {
    const ticket = await openFor(berta, ana)
    const { id } = await later(ticket, { undoSeconds: 10, cc: ['eva@norte.example'], status: 'pending' })

    const stopped = await berta.api.scheduledReplies.stop({ params: { id } })
    await letTimeCome()

    expect(stopped).toMatchObject({
      state: 'stopped',
      stopReason: 'taken_back',
      to: [ana.email],
      cc: ['eva@norte.example'],
      status: 'pending',
    })
    expect(stopped.bodyHtml).toContain('Ya está.')
    expect(await texts(ticket)).not.toContain('Ya está.')
    expect(await events(ticket)).toEqual([])
    await berta.api.scheduledReplies.remove({ params: { id } })
    expect(await replies(ticket)).toEqual([])
  })

  test('is nobody else’s to take back, but an administrator’s', async () => {
    const ticket = await openFor(berta, ana)
    const { id } = await later(ticket)

    await expect(leo.api.scheduledReplies.stop({ params: { id } })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await admin.api.scheduledReplies.stop({ params: { id } })).toMatchObject({ state: 'stopped' })
    expect((await events(ticket)).at(-1)).toMatchObject({ type: 'reply.stopped', cause: { person: { id: admin.id } } })
  })
})

describe('a waiting reply is stopped, kept and told', () => {
  test('when the requester writes first; a machine’s mail changes nothing', async () => {
    const ticket = await openFor(berta, ana)
    await later(ticket)
    await requesterWrites(ticket, { 'Auto-Submitted': 'auto-replied' })
    expect(await replies(ticket)).toMatchObject([{ state: 'waiting' }])

    await requesterWrites(ticket)
    await letTimeCome()

    expect(await replies(ticket)).toMatchObject([{ state: 'stopped', stopReason: 'requester_wrote' }])
    expect(await texts(ticket)).not.toContain('Ya está.')
    expect((await events(ticket)).at(-1)).toMatchObject({
      type: 'reply.stopped',
      changes: [
        { field: 'author', to: 'Berta Agente' },
        { field: 'reason', to: 'requester_wrote' },
      ],
    })
  })

  test('when a colleague answers first; notes and the author’s own replies change nothing', async () => {
    const ticket = await openFor(berta, ana)
    await later(ticket)
    await leo.api.messages.add({ params: ticket, body: { kind: 'note', bodyText: 'Lo sé' } })
    await berta.api.messages.add({ params: ticket, body: { kind: 'reply', bodyText: 'Una cosa antes' } })
    expect(await replies(ticket)).toMatchObject([{ state: 'waiting' }])

    await leo.api.messages.add({ params: ticket, body: { kind: 'reply', bodyText: 'Ya lo hice yo' } })

    expect(await replies(ticket)).toMatchObject([{ stopReason: 'colleague_replied' }])
  })

  test('when its author may not see the ticket any more, or has left', async () => {
    const [iris, hugo] = [await world.person('agent'), await world.person('agent')]
    const { id: teamId } = await hiddenTeam(world, 'Nóminas', [leo])
    const [one, other] = [await openFor(berta, ana), await openFor(berta, ana)]
    await later(one, {}, iris)
    await later(other, {}, hugo)
    await berta.api.tickets.change({ params: one, body: { teamId } })
    await admin.api.people.update({ params: { id: hugo.id }, body: { isActive: false } })

    await letTimeCome()

    expect(await replies(one, leo)).toMatchObject([{ stopReason: 'no_access', author: { id: iris.id } }])
    expect(await replies(other)).toMatchObject([{ stopReason: 'no_access' }])
    await expect(replies(one, iris)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('when its files went with another message', async () => {
    const ticket = await openFor(berta, ana)
    const file = await upload(world, berta, { name: 'plano.txt' })
    await later(ticket, { attachmentIds: [file.id] })
    await berta.api.messages.add({ params: ticket, body: { kind: 'note', bodyText: 'x', attachmentIds: [file.id] } })

    await letTimeCome()

    expect(await replies(ticket)).toMatchObject([{ stopReason: 'files_gone' }])
  })

  test('when the status that goes with it is not to be had any more, and can then leave by hand', async () => {
    const ticket = await openFor(berta, ana)
    const { id } = await later(ticket, { status: 'pending' })
    await berta.api.tickets.change({ params: ticket, body: { status: 'closed' } })

    await letTimeCome()
    expect(await replies(ticket)).toMatchObject([{ stopReason: 'status_refused' }])

    await berta.api.tickets.change({ params: ticket, body: { status: 'open' } })
    await berta.api.scheduledReplies.send({ params: { id } })
    expect((await texts(ticket)).at(-1)).toBe('Ya está.')
  })

  test('and its browsers hear of it at once', async () => {
    const ticket = await openFor(berta, ana)
    const ears = await Promise.all([listen(world, berta), listen(world, ana)])
    const { id } = await later(ticket, { undoSeconds: 10 })

    expect(await ears[0]?.nextOf('reply')).toEqual({ type: 'reply', number: ticket.number, authorId: berta.id })
    await berta.api.scheduledReplies.send({ params: { id } })
    const told = await ears[1]?.until('message.added')
    expect(told?.map(({ type }) => type)).not.toContain('reply')
    for (const ear of ears) ear.close()
  })
})

describe('merging', () => {
  test('takes waiting replies along, to those they were written to', async () => {
    const eva = await world.person('requester', { email: 'eva@sur.example' })
    const [one, other] = [await openFor(berta, eva), await openFor(berta, ana)]
    await later(other)
    await berta.api.tickets.merge({ params: other, body: { into: one.number } })
    expect(await replies(one)).toHaveLength(1)

    await letTimeCome()

    expect((await texts(one)).at(-1)).toBe('Ya está.')
    const mail = (await sentMails(world)).at(-1)
    expect(mail && header(mail, 'to')).toContain(ana.email)
    expect(mail && header(mail, 'to')).not.toContain(eva.email)
  })

  test('stops those that what came along overtook', async () => {
    const [one, other] = [await openFor(berta, ana), await openFor(berta, ana)]
    await later(one)
    await requesterWrites(other)

    await berta.api.tickets.merge({ params: other, body: { into: one.number } })

    expect(await replies(one)).toMatchObject([{ stopReason: 'requester_wrote' }])
  })
})

describe('what cannot wait is refused when it is sent', () => {
  test('a note, a time gone by, a time too far, a requester’s message', async () => {
    const ticket = await openFor(berta, ana)
    const add = (who: Somebody, draft: Partial<Draft>) =>
      who.api.messages.add({ params: ticket, body: { kind: 'reply', bodyText: 'Hola', ...draft } })
    const sendAt = inAnHour().toISOString()

    await expect(add(berta, { kind: 'note', undoSeconds: 10 })).rejects.toMatchObject({
      fields: { sendAt: expect.any(String) },
    })
    await expect(add(berta, { sendAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(add(berta, { sendAt: '2199-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(add(berta, { undoSeconds: 61 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(add(ana, { sendAt })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('an answer to what moved on, with files that are not there, or with a status that cannot be', async () => {
    const ticket = await openFor(berta, ana)
    const body: Draft = { kind: 'reply', bodyText: 'Hola', undoSeconds: 10 }
    await berta.api.tickets.change({ params: ticket, body: { status: 'open' } })
    await requesterWrites(ticket)

    const stale = berta.api.messages.add({ params: ticket, body, headers: { ifMatch: ticket.version } })
    await expect(stale).rejects.toMatchObject({ code: 'ticket_changed' })
    await expect(later(ticket, { attachmentIds: [crypto.randomUUID()] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(later(ticket, { status: 'closed' })).rejects.toMatchObject({ code: 'move_not_allowed' })
    expect(await replies(ticket)).toEqual([])
  })
})
