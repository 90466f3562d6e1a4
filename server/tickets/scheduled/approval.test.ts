import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { sendDueReply } from './leave.ts'

let world: World
let admin: Somebody
let trainee: Somebody
let senior: Somebody
let colleague: Somebody
let number = 0

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  trainee = await world.person('agent', { name: 'Nico Nuevo' })
  senior = await world.person('agent', { name: 'Sara Senior' })
  colleague = await world.person('agent', { name: 'Cruz Colega' })
  await train({ seniorIds: [senior.id] })
})
afterAll(() => world.close())

beforeEach(async () => {
  number = (await deliver(world, rawMail({ from: 'Ana <ana@norte.example>' }))).ticketNumber ?? 0
  await world.drain()
})

const train = (training: { seniorIds: string[] } | null) =>
  admin.api.people.update({ params: { id: trainee.id }, body: { training } })

type Draft = Parameters<Somebody['api']['messages']['add']>[0]['body']
async function propose(draft: Partial<Draft> = {}) {
  const body = { kind: 'reply' as const, bodyText: 'Apague y encienda.', ...draft } as Draft
  const written = await trainee.api.messages.add({ params: { number }, body })
  if (!('sendAt' in written)) throw new Error('It left without approval')
  return written
}

const mailsToAna = async () =>
  (await sentMails(world)).filter(
    ({ to, subject }) => to[0]?.address === 'ana@norte.example' && subject.startsWith('Re:'),
  )
const waiting = async (who = senior) => (await who.api.scheduledReplies.list({ params: { number } })).items
const messages = async () => (await senior.api.messages.list({ params: { number } })).items
const approve = (id: string, body = {}, who = senior) => who.api.scheduledReplies.approve({ params: { id }, body })
const sendBack = (id: string, word = 'Falta saludar', who = senior) =>
  who.api.scheduledReplies.sendBack({ params: { id }, body: { word } })
const inAnHour = () => {
  const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now()
  return new Date(now.getTime() + 3_600_000).toISOString()
}
const history = async () => (await senior.api.tickets.history({ params: { number } })).items

describe('the reply of an agent in training', () => {
  test('does not leave, and waits for her seniors, who are told', async () => {
    const before = (await mailsToAna()).length

    const reply = await propose({ undoSeconds: 10 })

    world.pass(60_000)
    expect(await mailsToAna()).toHaveLength(before)
    expect(reply).toMatchObject({
      kind: 'approval',
      state: 'waiting',
      can: { send: false, edit: true, approve: false },
    })
    expect(await waiting()).toMatchObject([{ id: reply.id, can: { approve: true, send: false } }])
    expect(await waiting(colleague)).toMatchObject([{ id: reply.id, can: { approve: false } }])
    const told = (await senior.api.notifications.list()).items[0]
    expect(told).toMatchObject({ kind: 'reply_to_approve', ticket: { number }, actor: { name: 'Nico Nuevo' } })
    expect((await history()).at(-1)).toMatchObject({ type: 'reply.proposed', cause: { person: { id: trainee.id } } })
  })

  test('stands in the queue of whoever approves it, and in the view', async () => {
    const reply = await propose()

    const queues = await Promise.all(
      [senior, admin, colleague, trainee].map(async ({ api }) =>
        (await api.scheduledReplies.toApprove()).items.some(({ id }) => id === reply.id),
      ),
    )
    const view = async ({ api }: Somebody) =>
      (await api.views.tickets({ params: { id: 'approve' } })).items.some((one) => one.number === number)

    expect(queues).toEqual([true, true, false, false])
    expect([await view(senior), await view(colleague)]).toEqual([true, false])
    expect((await senior.api.views.counts()).counts['approve']).toBeGreaterThan(0)
  })

  test('leaves in her name once it is approved, and its status comes with it', async () => {
    const { id } = await propose({ status: 'solved' })
    expect((await senior.api.tickets.get({ params: { number } })).status).toBe('new')

    await approve(id)

    expect((await messages()).at(-1)).toMatchObject({
      kind: 'reply',
      author: { id: trainee.id },
      newText: 'Apague y encienda.',
    })
    expect((await mailsToAna()).at(-1)?.from?.name).toBe('Nico Nuevo')
    expect((await senior.api.tickets.get({ params: { number } })).status).toBe('solved')
    expect(await history()).toContainEqual(
      expect.objectContaining({
        type: 'reply.approved',
        cause: expect.objectContaining({ person: expect.objectContaining({ id: senior.id }) }),
        changes: [{ field: 'author', from: null, to: 'Nico Nuevo' }],
      }),
    )
    expect((await trainee.api.notifications.list()).items[0]).toMatchObject({ kind: 'reply_decided' })
  })

  test('may be changed first, and the history keeps what it said', async () => {
    const { id } = await propose()

    await approve(id, { bodyHtml: '<p>Hola, Ana. Apague y encienda.</p>' })

    expect((await messages()).at(-1)?.newText).toBe('Hola, Ana. Apague y encienda.')
    const told = (await history()).find(({ type }) => type === 'reply.approved')
    expect(told?.changes).toContainEqual({ field: 'text', from: 'Apague y encienda.', to: null })
  })

  test('comes back with a word, and is written anew', async () => {
    const { id } = await propose()

    await sendBack(id)

    expect(await waiting(trainee)).toMatchObject([
      {
        state: 'stopped',
        stopReason: 'sent_back',
        word: 'Falta saludar',
        can: { edit: true, send: false, stop: true },
      },
    ])
    await expect(approve(id)).rejects.toMatchObject({ code: 'already_done' })
    await expect(trainee.api.scheduledReplies.send({ params: { id } })).rejects.toMatchObject({ code: 'forbidden' })
    const again = { params: { id }, body: { sendAt: inAnHour() } }
    await expect(trainee.api.scheduledReplies.change(again)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is approved once, however many press at once', async () => {
    const { id } = await propose()

    const both = await Promise.allSettled([approve(id), approve(id, {}, admin)])

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await messages()).filter(({ direction }) => direction === 'out')).toHaveLength(1)
  })

  test('is not approved by its author, nor by just any colleague', async () => {
    const { id } = await propose()

    for (const who of [trainee, colleague]) {
      await expect(approve(id, {}, who)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(sendBack(id, 'no', who)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('is stopped when the requester writes first', async () => {
    const { id } = await propose()
    const { messageId, subject } = (await messages())[0] ?? {}

    await deliver(
      world,
      rawMail({
        from: 'Ana <ana@norte.example>',
        subject: `Re: ${subject}`,
        headers: { 'In-Reply-To': `<${messageId}>` },
      }),
    )

    expect(await waiting()).toMatchObject([{ state: 'stopped', stopReason: 'requester_wrote' }])
    await expect(approve(id)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('for later waits for both, and loses the approval when the thread moves on', async () => {
    const sendAt = inAnHour()
    const { id } = await propose({ sendAt })

    await approve(id)
    expect(await waiting()).toMatchObject([{ kind: 'later', sendAt, approvedBy: { id: senior.id } }])
    await colleague.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Yo me ocupo.' } })

    expect(await waiting()).toMatchObject([
      { kind: 'approval', state: 'stopped', approvedBy: null, can: { send: false } },
    ])
  })

  test('that was scheduled before her training waits for a word when its time comes', async () => {
    await train(null)
    const sendAt = inAnHour()
    const written = await trainee.api.messages.add({
      params: { number },
      body: { kind: 'reply', bodyText: 'Luego.', sendAt },
    })
    await train({ seniorIds: [senior.id] })

    world.pass(3_700_000)
    const ctx = world.desk.contextOf({ kind: 'system', job: 'replies:send' })
    await sendDueReply(ctx, { replyId: written.id, sendAt })

    expect(await waiting()).toMatchObject([{ kind: 'approval', state: 'waiting' }])
    expect((await messages()).filter(({ direction }) => direction === 'out')).toEqual([])
  })

  test('waits in bulk too, which says so until it left, and is taken back with the run', async () => {
    const body = { numbers: [number], message: { kind: 'reply' as const, bodyText: 'A todos.' } }
    const inBulk = async () => {
      const { id } = await trainee.api.bulk.start({ body })
      await world.drain()
      return { id, countsNow: async () => (await trainee.api.bulk.get({ params: { id } })).counts }
    }
    const first = await inBulk()
    expect(await first.countsNow()).toMatchObject({ done: 0, waits: 1, refused: 0 })
    expect((await trainee.api.bulk.results({ params: { id: first.id } })).items).toEqual([
      { number, outcome: 'waits', code: null },
    ])

    await approve((await waiting())[0]?.id ?? '')
    expect(await first.countsNow()).toMatchObject({ done: 1, waits: 0 })

    const second = await inBulk()
    await trainee.api.bulk.undo({ params: { id: second.id } })
    await world.drain()
    expect(await waiting()).toEqual([])
  })

  test('waits by a program’s token too', async () => {
    const { token } = await trainee.api.tokens.create({ body: { name: 'p', scopes: ['tickets:write'] } })
    const written = await world
      .withToken(token)
      .messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'De un programa.' } })

    expect(written).toMatchObject({ kind: 'approval' })
    expect(await waiting()).toHaveLength(1)
    expect((await messages()).filter(({ direction }) => direction === 'out')).toEqual([])
  })
})

test('without chosen seniors the leads of her teams approve, and without those the administrators are told', async () => {
  const lead = await world.person('agent', { name: 'Lea Lead' })
  await train({ seniorIds: [] })
  const alone = await propose()
  const toldAdmin = (await admin.api.notifications.list()).items[0]
  await admin.api.teams.create({
    body: { name: 'Aprendices', members: [{ id: trainee.id }, { id: lead.id, isLead: true }] },
  })

  expect(toldAdmin).toMatchObject({ kind: 'reply_to_approve', ticket: { number } })
  expect((await waiting(lead))[0]?.can.approve).toBe(true)
  await approve(alone.id, {}, lead)
  await train({ seniorIds: [senior.id] })
})

test('her notes leave as anybody’s', async () => {
  await trainee.api.messages.add({ params: { number }, body: { kind: 'note', bodyText: 'Mirado' } })

  expect((await messages()).at(-1)).toMatchObject({ kind: 'note', newText: 'Mirado' })
})

test('only administrators say who is in training, and nobody is her own senior', async () => {
  const body = { training: null }
  await expect(senior.api.people.update({ params: { id: trainee.id }, body })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(train({ seniorIds: [trainee.id] })).rejects.toMatchObject({ code: 'invalid' })
  expect((await trainee.api.sessions.me()).isInTraining).toBe(true)
})
