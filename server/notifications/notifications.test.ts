import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NotificationKind } from '#contract/notifications.ts'
import { listen } from '#test/live.ts'
import { deliver, rawMail } from '#test/mails.ts'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let noa: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa Rivas' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

const newAgent = (name: string) => world.person('agent', { name })
const toldOf = async (who: Somebody, state: 'open' | 'unseen' | 'done' = 'open') =>
  (await who.api.notifications.list({ query: { state } })).items
const kindsOf = async (who: Somebody) => (await toldOf(who)).map(({ kind }) => kind)
const unseenOf = async (who: Somebody) => (await who.api.notifications.count()).unseen
const say = (who: Somebody, number: number, kind: 'reply' | 'note', bodyHtml: string) =>
  who.api.messages.add({ params: { number }, body: { kind, bodyHtml } })
const chip = ({ id }: Somebody) => `<p><span data-mention="${id}">@x</span></p>`

describe('somebody is told', () => {
  test('that a ticket is hers, by whom, and of what', async () => {
    const leo = await newAgent('Leo Marín')
    const { number } = await openFor(noa, ana, { subject: 'Impresora' })

    await noa.api.tickets.change({ params: { number }, body: { assigneeId: leo.id } })

    expect(await toldOf(leo)).toMatchObject([
      {
        kind: 'assigned',
        ticket: { number, subject: 'Impresora', status: 'open' },
        actor: { id: noa.id },
        seenAt: null,
        doneAt: null,
      },
    ])
    expect(await unseenOf(leo)).toBe(1)
  })

  test('that a ticket came to a team of hers, as long as nobody has it', async () => {
    const [eva, iris] = [await newAgent('Eva Team'), await newAgent('Iris Team')]
    const team = await hiddenTeam(world, 'Redes', [eva, iris, noa])
    await openTicket(noa, { teamId: team.id })
    await openTicket(noa, { teamId: team.id, assigneeId: iris.id })

    expect(await kindsOf(eva)).toEqual(['assigned_to_team'])
    expect(await kindsOf(iris)).toEqual(['assigned', 'assigned_to_team'])
  })

  test('that the requester of hers has answered, and not that a machine has', async () => {
    const leo = await newAgent('Leo Answer')
    const { number } = await openFor(leo, ana)
    await leo.api.tickets.change({ params: { number }, body: { assigneeId: leo.id } })

    await say(ana, number, 'reply', '<p>Sigue igual</p>')
    const headers = { 'Auto-Submitted': 'auto-replied' }
    await deliver(world, rawMail({ from: ana.email, subject: `Re: [#${number}]`, text: 'De viaje', headers }))

    expect(await toldOf(leo)).toMatchObject([
      { kind: 'requester_answered', excerpt: 'Sigue igual', actor: { id: ana.id } },
    ])
  })

  test('what is said where she follows, by colleagues and the requester, until she follows no longer', async () => {
    const [leo, eva] = [await newAgent('Leo Follow'), await newAgent('Eva Follow')]
    const { number } = await openFor(noa, ana)
    await leo.api.ticketFollowers.follow({ params: { number } })
    await say(noa, number, 'note', '<p>Ojo</p>')
    await say(leo, number, 'note', '<p>Lo mío</p>')
    await say(ana, number, 'reply', '<p>¿Hola?</p>')
    await leo.api.ticketFollowers.unfollow({ params: { number } })
    await say(noa, number, 'reply', '<p>Adiós</p>')

    expect((await toldOf(leo)).map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
      ['followed', '¿Hola?'],
      ['followed', 'Ojo'],
    ])
    expect(await kindsOf(eva)).toEqual([])
  })

  test('that she was named, once, though she follows and has it', async () => {
    const leo = await newAgent('Leo Named')
    const { number } = await openFor(leo, ana, { assigneeId: leo.id })
    await leo.api.ticketFollowers.follow({ params: { number } })

    await say(noa, number, 'note', chip(leo))

    expect(await kindsOf(leo)).toEqual(['mentioned'])
  })

  test('that a colleague wants her to follow', async () => {
    const leo = await newAgent('Leo Invited')
    const { number } = await openFor(noa, ana)

    await noa.api.ticketFollowers.add({ params: { number, id: leo.id } })
    await noa.api.ticketFollowers.add({ params: { number, id: leo.id } })

    expect(await kindsOf(leo)).toEqual(['invited'])
  })

  test('that a task is hers, and when its time has come', async () => {
    const leo = await newAgent('Leo Task')
    const { number } = await openFor(noa, ana)
    const dueAt = new Date(Date.now() + 3_600_000).toISOString()
    const body = { title: 'Pedir la pieza', assigneeId: leo.id, dueAt }
    const task = await noa.api.tasks.add({ params: { number }, body })
    await noa.api.tasks.change({ params: { id: task.id }, body: { title: 'Pedir la pieza ya' } })
    const before = await kindsOf(leo)

    world.pass(3_600_001)
    await sql`update graphile_worker._private_jobs set run_at = now() where key = ${`task:due:${task.id}`}`.execute(
      world.db,
    )
    await world.drain()

    expect(before).toEqual(['task_assigned'])
    expect(await toldOf(leo)).toMatchObject([
      { kind: 'task_due', actor: null, excerpt: 'Pedir la pieza ya' },
      { kind: 'task_assigned', excerpt: 'Pedir la pieza ya' },
    ])
  })
})

test('a task whose job was lost is reminded of all the same', async () => {
  const leo = await newAgent('Leo Lost')
  const { number } = await openFor(noa, ana)
  const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime()
  const dueAt = new Date(now + 3_600_000).toISOString()
  const task = await noa.api.tasks.add({ params: { number }, body: { title: 'x', assigneeId: leo.id, dueAt } })
  const key = `task:due:${task.id}`
  await sql`delete from graphile_worker._private_jobs where key = ${key}`.execute(world.db)

  await world.run('notifications:wake')

  const { rows } = await sql`select 1 from graphile_worker._private_jobs where key = ${key}`.execute(world.db)
  expect(rows).toHaveLength(1)
})

describe('nobody is told', () => {
  test('of what she did herself', async () => {
    const leo = await newAgent('Leo Self')
    const { number } = await openFor(leo, ana, { assigneeId: leo.id })
    await leo.api.ticketFollowers.follow({ params: { number } })
    await say(leo, number, 'note', chip(leo))
    await leo.api.tasks.add({ params: { number }, body: { title: 'x', assigneeId: leo.id } })

    expect(await kindsOf(leo)).toEqual([])
  })

  test('of tickets she does not see, and reads no longer of those taken out of her reach', async () => {
    const leo = await newAgent('Leo Blind')
    const team = await hiddenTeam(world, 'Nóminas', [noa])
    const hidden = await openFor(noa, ana, { teamId: team.id })
    const seen = await openFor(noa, ana)
    await leo.api.ticketFollowers.follow({ params: seen })
    await say(noa, hidden.number, 'note', chip(leo))
    await say(noa, seen.number, 'note', '<p>Visible</p>')
    const before = await toldOf(leo)

    await noa.api.tickets.change({ params: seen, body: { teamId: team.id } })
    await say(noa, seen.number, 'note', '<p>Oculto</p>')

    expect(before).toMatchObject([{ excerpt: 'Visible' }])
    expect([await toldOf(leo), await unseenOf(leo)]).toEqual([[], 0])
    const [{ id = '' } = {}] = before
    const change = leo.api.notifications.change({ params: { id }, body: { isDone: true } })
    await expect(change).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of what was put in order by a merge', async () => {
    const leo = await newAgent('Leo Merge')
    const [from, to] = [await openFor(noa, ana), await openFor(noa, ana, { assigneeId: leo.id })]
    await leo.api.ticketFollowers.follow({ params: from })
    await leo.api.notifications.seeAll()
    await say(noa, from.number, 'note', '<p>Antes</p>')

    await noa.api.tickets.merge({ params: from, body: { into: to.number } })

    expect(await toldOf(leo, 'unseen')).toMatchObject([{ excerpt: 'Antes', ticket: { number: to.number } }])
  })
})

describe('what somebody was told', () => {
  async function told(count: number) {
    const leo = await newAgent(`Leo ${crypto.randomUUID()}`)
    const { number } = await openFor(noa, ana)
    await leo.api.ticketFollowers.follow({ params: { number } })
    for (let round = 0; round < count; round += 1) await say(noa, number, 'note', `<p>Nota ${round}</p>`)
    return { leo, number }
  }

  test('is seen when she looks at the ticket, and nobody else’s with it', async () => {
    const { leo, number } = await told(2)
    await admin.api.ticketFollowers.follow({ params: { number } })
    await say(noa, number, 'note', '<p>Otra</p>')
    const others = await unseenOf(admin)

    await leo.api.notifications.seeOfTicket({ params: { number } })

    expect(await unseenOf(leo)).toBe(0)
    expect((await toldOf(leo)).map(({ seenAt }) => seenAt !== null)).toEqual([true, true, true])
    expect(await unseenOf(admin)).toBe(others)
  })

  test('is marked as seen or not, as done or not, by her alone', async () => {
    const { leo } = await told(1)
    const [{ id = '' } = {}] = await toldOf(leo)
    const mark = (body: object, who = leo) => who.api.notifications.change({ params: { id }, body })

    const done = await mark({ isDone: true })
    const lists = [await toldOf(leo), await toldOf(leo, 'done')].map(({ length }) => length)
    const undone = await mark({ isDone: false, isSeen: false })

    expect(done).toMatchObject({ seenAt: expect.any(String), doneAt: expect.any(String) })
    expect(lists).toEqual([0, 1])
    expect(undone).toMatchObject({ seenAt: null, doneAt: null })
    await expect(mark({ isDone: true }, admin)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is listed page by page, newest first', async () => {
    const { leo } = await told(3)
    const first = await leo.api.notifications.list({ query: { limit: 2 } })
    const second = await leo.api.notifications.list({ query: { limit: 2, cursor: first.nextCursor ?? '' } })

    const texts = [...first.items, ...second.items].map(({ excerpt }) => excerpt)
    expect(texts).toEqual(['Nota 2', 'Nota 1', 'Nota 0'])
    expect(second.nextCursor).toBeNull()
  })

  test('is heard at once in her own browsers, and in nobody else’s', async () => {
    const { leo, number } = await told(0)
    const [hers, others] = [await listen(world, leo), await listen(world, noa)]
    await Promise.all([hers.mark(), others.mark()])

    await say(noa, number, 'note', chip(leo))

    const heard = await hers.until('message.added')
    const rung = heard.find(({ type }) => type === 'notification') ?? (await hers.next())
    expect(rung).toEqual({ type: 'notification', hasSound: true })
    expect((await others.until('message.added')).map(({ type }) => type)).not.toContain('notification')
    hers.close()
    others.close()
  })

  test('is forgotten a month after it was seen, and in any case after three', async () => {
    const { leo, number } = await told(1)
    await leo.api.notifications.seeOfTicket({ params: { number } })
    await say(noa, number, 'note', '<p>Sin ver</p>')
    const rows = world.db.selectFrom('notifications').select('id').where('personId', '=', leo.id)
    const age = (days: number) =>
      world.db
        .updateTable('notifications')
        .set({ createdAt: new Date(Date.now() - days * 86_400_000) })
        .where('personId', '=', leo.id)
        .execute()

    await age(31)
    await world.run('desk:tidy')
    const afterOne = await rows.execute()
    await age(91)
    await world.run('desk:tidy')

    expect([afterOne.length, (await rows.execute()).length]).toEqual([1, 0])
  })
})

describe('each says how she wants to be told', () => {
  const set = async (who: Somebody, kind: NotificationKind, how: object) => {
    const { events } = await who.api.notifications.preferences()
    return who.api.notifications.changePreferences({ body: { events: { [kind]: { ...events[kind], ...how } } } })
  }
  const mailsTo = async ({ email }: Somebody) => {
    const rows = await world.db
      .selectFrom('outgoingMails')
      .select(['subject', 'content'])
      .where('purpose', '=', 'notification')
      .where(sql<boolean>`${email} = any(recipients)`)
      .execute()
    return rows.map(({ content }) => JSON.stringify(content))
  }

  test('and what she does not say stays as the program brings it', async () => {
    const leo = await newAgent('Leo Says')

    const changed = await set(leo, 'followed', { mail: true })
    const quiet = { from: '22:00', to: '07:00', days: [1, 2, 3, 4, 5] }
    const both = await leo.api.notifications.changePreferences({ body: { quietHours: quiet, digestHour: 7 } })

    expect(changed.events.followed.mail).toBe(true)
    expect(both).toMatchObject({ events: { followed: { mail: true }, assigned: { mail: true } }, quietHours: quiet })
    expect(await leo.api.notifications.changePreferences({ body: {} })).toEqual(both)
  })

  test.each([
    { quietHours: { from: '25:00', to: '07:00', days: [1] } },
    { quietHours: { from: '22:00', to: '07:00', days: [] } },
    { digestHour: 24 },
  ])('%j is refused', async (body) => {
    await expect(noa.api.notifications.changePreferences({ body })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('by mail, where an answer goes to the requester', async () => {
    const leo = await newAgent('Leo Mail')
    const { number } = await openFor(noa, ana, { subject: 'Ratón' })
    await set(leo, 'followed', { mail: true, centre: false })
    await leo.api.ticketFollowers.follow({ params: { number } })

    await say(noa, number, 'note', '<p>Mira el cable</p>')
    await say(noa, number, 'note', chip(leo))

    // Each is mailed by a job of its own: which is first, nobody promises.
    const mails = await mailsTo(leo)
    const followed = mails.find((mail) => mail.includes('Mira el cable'))
    const mentioned = mails.find((mail) => mail !== followed)
    expect(followed).toContain(`Noa Rivas ha escrito en el ticket #${number}`)
    expect(followed).toContain('Mira el cable')
    expect(followed).toMatch(new RegExp(`"replyTo":"support\\+a${number}\\.`))
    expect(mentioned).toContain('te ha mencionado en una nota interna')
    expect(await kindsOf(leo)).toEqual(['mentioned'])
  })

  test('and in her quiet hours mails wait and nothing sounds, and what she saw meanwhile is not mailed', async () => {
    const leo = await newAgent('Leo Quiet')
    const always = { from: '00:00', to: '00:00', days: [1, 2, 3, 4, 5, 6, 7] }
    await leo.api.notifications.changePreferences({ body: { quietHours: always } })
    const [one, other] = [await openFor(noa, ana), await openFor(noa, ana)]
    const ear = await listen(world, leo)
    await ear.mark()

    await say(noa, one.number, 'note', chip(leo))
    await say(noa, other.number, 'note', chip(leo))
    let rung = await ear.next()
    while (rung.type !== 'notification') rung = await ear.next()
    ear.close()
    await leo.api.notifications.seeOfTicket({ params: one })
    const before = await mailsTo(leo)
    await leo.api.notifications.changePreferences({ body: { quietHours: null } })
    await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now() and key is null`.execute(
      world.db,
    )
    await world.drain()

    expect(rung).toMatchObject({ hasSound: false })
    expect(before).toEqual([])
    const mails = await mailsTo(leo)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain(`ticket #${other.number}`)
  })

  describe('in one mail a day', () => {
    async function reader(name: string) {
      const leo = await newAgent(name)
      await leo.api.sessions.updateMe({ body: { timeZone: 'Pacific/Kiritimati' } })
      await set(leo, 'followed', { digest: true })
      return leo
    }
    /** Kiritimati is at UTC+14 all year. */
    const passUntil = (hour: number) => {
      const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime()
      const local = (now + 14 * 3_600_000) % 86_400_000
      world.pass((hour * 3_600_000 - local + 86_400_000) % 86_400_000)
    }
    const digestsTo = async ({ email }: Somebody) =>
      (
        await world.db
          .selectFrom('outgoingMails')
          .select(['subject', 'content'])
          .where('purpose', '=', 'digest')
          .where(sql<boolean>`${email} = any(recipients)`)
          .execute()
      ).map(({ subject, content }) => subject + JSON.stringify(content))

    test('at her hour, with what she has not seen and may still see, once, and not without news', async () => {
      const leo = await reader('Leo Digest')
      const team = await hiddenTeam(world, 'Cerrado', [noa])
      const [news, seen, lost] = [await openFor(noa, ana), await openFor(noa, ana), await openFor(noa, ana)]
      for (const ticket of [news, seen, lost]) {
        await leo.api.ticketFollowers.follow({ params: ticket })
        await say(noa, ticket.number, 'note', '<p>Novedad</p>')
      }
      await leo.api.notifications.seeOfTicket({ params: seen })
      await noa.api.tickets.change({ params: lost, body: { teamId: team.id } })

      passUntil(7.5)
      await world.run('notifications:digest')
      const early = await digestsTo(leo)
      passUntil(8)
      await world.run('notifications:digest')
      await world.run('notifications:digest')
      passUntil(8)
      world.pass(86_400_000)
      await world.run('notifications:digest')

      expect(early).toEqual([])
      const [digest = '', ...more] = await digestsTo(leo)
      expect(more).toEqual([])
      expect(digest).toContain('Tus novedades en')
      expect(digest).toContain(`Noa Rivas ha escrito en el ticket #${news.number}`)
      expect(digest).not.toMatch(new RegExp(`#(?:${seen.number}|${lost.number})\\b`))
    })

    test('and what comes after a quiet hour waits for the next day', async () => {
      const leo = await reader('Leo Later')
      const { number } = await openFor(noa, ana)
      await leo.api.ticketFollowers.follow({ params: { number } })
      passUntil(8)
      await world.run('notifications:digest')

      await say(noa, number, 'note', '<p>Tarde</p>')
      world.pass(3_600_000)
      await world.run('notifications:digest')

      expect(await digestsTo(leo)).toEqual([])
    })
  })
})
