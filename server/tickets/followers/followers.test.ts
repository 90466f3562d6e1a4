import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, leftAtOnce, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let noa: Somebody
let leo: Somebody

beforeAll(async () => {
  world = await createWorld()
  noa = await world.person('agent', { name: 'Noa Rivas' })
  leo = await world.person('agent', { name: 'Léo Ñu' })
})
afterAll(() => world.close())

const followersOf = async (number: number, who = noa) =>
  (await who.api.tickets.get({ params: { number } })).followers.map(({ name }) => name)
const historyOf = async (number: number) => (await noa.api.tickets.history({ params: { number } })).items
const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error: { code: string }) => error.code,
  )

describe('whoever follows a ticket', () => {
  test('is listed to colleagues, once, and the history tells it', async () => {
    const { number } = await openTicket(noa)

    await noa.api.ticketFollowers.follow({ params: { number } })
    const { items } = await noa.api.ticketFollowers.follow({ params: { number } })

    expect(items).toMatchObject([{ id: noa.id, name: 'Noa Rivas' }])
    expect((await historyOf(number)).filter(({ type }) => type === 'follower.added')).toMatchObject([
      { cause: { person: { id: noa.id } }, changes: [{ field: 'follower', to: 'Noa Rivas' }] },
    ])
  })

  test('stops when she wants, which the history tells too', async () => {
    const { number } = await openTicket(noa)
    await noa.api.ticketFollowers.follow({ params: { number } })

    await noa.api.ticketFollowers.unfollow({ params: { number } })
    await noa.api.ticketFollowers.unfollow({ params: { number } })

    expect(await followersOf(number)).toEqual([])
    expect((await historyOf(number)).filter(({ type }) => type === 'follower.removed')).toHaveLength(1)
  })

  test('may be added by a colleague, if she works here and sees the ticket', async () => {
    const team = await hiddenTeam(world, 'Personal', [noa])
    const ana = await world.person('requester')
    const { number } = await openTicket(noa)
    const hidden = await openTicket(noa, { teamId: team.id })
    const add = (to: number, id: string) => noa.api.ticketFollowers.add({ params: { number: to, id } })

    await add(number, leo.id)
    const refused = [
      await refusalOf(add(hidden.number, leo.id)),
      await refusalOf(add(number, ana.id)),
      await refusalOf(add(number, crypto.randomUUID())),
    ]

    expect(await followersOf(number)).toEqual(['Léo Ñu'])
    expect(refused).toEqual(['invalid', 'invalid', 'invalid'])
  })

  test('is no longer listed when she no longer sees it, and is again when she does', async () => {
    const team = await hiddenTeam(world, 'Dirección', [noa])
    const { number } = await openTicket(noa)
    await leo.api.ticketFollowers.follow({ params: { number } })

    await noa.api.tickets.change({ params: { number }, body: { teamId: team.id } })
    const without = await followersOf(number)
    await noa.api.tickets.change({ params: { number }, body: { assigneeId: leo.id } })

    expect(without).toEqual([])
    expect(await followersOf(number)).toEqual(['Léo Ñu'])
  })

  test('goes along when it is merged, and comes back with it', async () => {
    const [from, to] = [await openTicket(noa), await openTicket(noa)]
    await leo.api.ticketFollowers.follow({ params: from })

    await noa.api.tickets.merge({ params: from, body: { into: to.number } })
    const merged = await followersOf(to.number)
    await noa.api.tickets.unmerge({ params: from })

    expect(merged).toEqual(['Léo Ñu'])
    expect(await followersOf(to.number)).toEqual([])
    expect(await followersOf(from.number)).toEqual(['Léo Ñu'])
  })

  test('is not told to requesters', async () => {
    const ana = await world.person('requester')
    const { number } = await openFor(noa, ana)
    await noa.api.ticketFollowers.follow({ params: { number } })

    expect(await followersOf(number, ana)).toEqual([])
  })
})

describe('colleagues', () => {
  test('are found by the beginning of each word of their names, without regard to accents', async () => {
    const { number } = await openTicket(noa)
    const named = async (q: string) =>
      (await noa.api.ticketFollowers.colleagues({ params: { number }, query: { q } })).items.map(({ name }) => name)

    expect(await Promise.all(['leo', 'nu le', 'eo', '%', 'riv'].map(named))).toEqual([
      ['Léo Ñu'],
      ['Léo Ñu'],
      [],
      [],
      [],
    ])
  })

  test('are exactly those who reach the ticket, wherever it is', async () => {
    const [open, closed] = [
      await hiddenTeam(world, 'Uno', [noa]),
      await (await world.admin()).api.teams.create({ body: { name: 'Abierto', visibility: 'everyone', members: [] } }),
    ]
    const admin = await world.admin()
    const everybody = [admin, leo]
    for (const teamId of [open.id, closed.id, null]) {
      for (const assigneeId of [null, leo.id]) {
        const { number } = await openTicket(noa, { teamId, assigneeId })

        const { items } = await noa.api.ticketFollowers.colleagues({ params: { number } })
        const reached = await Promise.all(
          everybody.map(async ({ api }) => (await refusalOf(api.tickets.get({ params: { number } }))) === 'none'),
        )

        const listed = new Set(items.map(({ id }) => id))
        expect(everybody.map(({ id }) => listed.has(id))).toEqual(reached)
      }
    }
  })
})

describe('a mention', () => {
  const chip = (id: string, text = '@Alguien') => `<p>Mira, <span data-mention="${id}">${text}</span></p>`
  const note = async (number: number, bodyHtml: string) =>
    leftAtOnce(await noa.api.messages.add({ params: { number }, body: { kind: 'note', bodyHtml } }))

  test('is read from the text, called by the true name, and makes her follow', async () => {
    const { number } = await openTicket(noa)

    const message = await note(number, chip(leo.id, '@Otra persona'))

    expect(message.bodyHtml).toBe(`<p>Mira, <span data-mention="${leo.id}">@Léo Ñu</span></p>`)
    expect(message.bodyText).toBe('Mira, @Léo Ñu')
    expect(message.mentions).toEqual([{ person: expect.objectContaining({ id: leo.id }), sees: true }])
    expect(await followersOf(number)).toEqual(['Léo Ñu'])
  })

  test('of somebody who cannot open the ticket is said, and makes nobody follow', async () => {
    const team = await hiddenTeam(world, 'Nóminas', [noa])
    const { number } = await openTicket(noa, { teamId: team.id })

    const message = await note(number, chip(leo.id))

    expect(message.mentions).toEqual([{ person: expect.objectContaining({ id: leo.id }), sees: false }])
    expect(await followersOf(number)).toEqual([])
  })

  test.each([
    ['nobody', () => chip('019ac000-0000-7000-8000-000000000000')],
    ['what is no id', () => chip('x" onclick="alert(1)')],
    ['something inside a name', () => chip(leo.id, '<b>@Léo</b>')],
  ])('of %s names nobody', async (_, html) => {
    const { number } = await openTicket(noa)

    const message = await note(number, html())

    expect(message.mentions).toEqual([])
    expect(message.bodyHtml).not.toMatch(/data-mention|onclick/)
  })

  test('is nothing but text in what goes to the requester', async () => {
    const ana = await world.person('requester')
    const { number } = await openFor(noa, ana)
    const body = { kind: 'reply', bodyHtml: chip(leo.id) } as const

    const message = await noa.api.messages.add({ params: { number }, body })

    expect(message).toMatchObject({ bodyHtml: '<p>Mira, @Alguien</p>', mentions: [] })
  })

  test('of a requester names nobody', async () => {
    const ana = await world.person('requester')
    const { number } = await openFor(noa, ana)

    expect((await note(number, chip(ana.id))).mentions).toEqual([])
  })
})
