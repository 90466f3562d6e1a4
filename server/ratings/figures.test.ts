import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '#contract/tickets.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let lead: Somebody
let tom: Somebody
let ana: Somebody
let teamId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  lead = await world.person('agent', { name: 'Leo' })
  tom = await world.person('agent', { name: 'Tom' })
  ana = await world.person('requester', { name: 'Ana' })
  const members = [{ id: lead.id, isLead: true }, { id: tom.id }]
  teamId = (await admin.api.teams.create({ body: { name: 'Redes', color: '#4f7ee8', members } })).id
  await rated({ teamId, assigneeId: tom.id }, { score: 5, comment: 'Genial', effort: 7 })
  await rated({ teamId, assigneeId: tom.id }, { score: 2, comment: 'Lento', effort: 3 })
  await rated({ assigneeId: lead.id }, { score: 4 })
  await rated({}, { score: 1, comment: 'De nadie' })
})
afterAll(() => world.close())

async function rated(
  where: { teamId?: string; assigneeId?: string },
  body: { score: number; comment?: string; effort?: number },
): Promise<Ticket> {
  const ticket = await openFor(admin, ana)
  await admin.api.tickets.change({ params: ticket, body: where })
  await admin.api.tickets.change({ params: ticket, body: { status: 'solved' } })
  await ana.api.ratings.rate({ params: ticket, body })
  return ticket
}

describe('figures', () => {
  test('tell share, mean, ease and answers, all together and by agent', async () => {
    const { total, groups, reach } = await admin.api.ratings.figures({ query: { groupBy: 'agent' } })

    expect(reach).toBe('all')
    expect(total).toEqual({
      asked: 4,
      answered: 4,
      count: 4,
      satisfied: 2,
      average: 3,
      effort: 5,
      effortCount: 2,
    })
    const byName = groups.map(({ name, count, satisfied, average }) => [name, count, satisfied, average])
    expect(byName).toContainEqual(['Tom', 2, 1, 3.5])
    expect(byName).toContainEqual([null, 1, 0, 1])
  })

  test.each(['team', 'type', 'channel', 'category', 'service', 'article', 'reason'] as const)(
    'come by %s',
    async (groupBy) => {
      const { groups } = await admin.api.ratings.figures({ query: { groupBy } })

      const counted = groups.reduce((sum, { count }) => sum + count, 0)
      expect(counted).toBe(['team', 'type', 'channel'].includes(groupBy) ? 4 : 0)
    },
  )

  test('are narrowed by what is asked for', async () => {
    const query = { teamId, type: 'incident', channel: 'desk' } as const
    const { total } = await admin.api.ratings.figures({ query })
    const none = await admin.api.ratings.figures({ query: { to: '2020-01-01T00:00:00Z' } })

    expect(total.count).toBe((await admin.api.ratings.comments({ query: { teamId } })).items.length)
    expect(none.total).toMatchObject({ count: 0, average: null })
  })

  test('of others are seen by leads for their teams and by agents not at all', async () => {
    const ofLead = await lead.api.ratings.figures({ query: {} })
    const own = await tom.api.ratings.figures({ query: {} })
    const stranger = await (await world.person('agent')).api.ratings.figures({ query: {} })

    expect([ofLead.reach, ofLead.total.count]).toEqual(['teams', 3])
    expect([own.reach, own.total.count]).toEqual(['own', 2])
    expect([stranger.reach, stranger.total.count]).toEqual(['own', 0])
  })

  test('come by category of the catalogue, named as the reader reads, and narrowed to one', async () => {
    const eve = await world.person('agent', { name: 'Eve', language: 'en' })
    const name = { es: 'Accesos', en: 'Access' }
    const { id: categoryId } = await admin.api.services.addCategory({ body: { name } })
    const { id } = await admin.api.services.create({ body: { categoryId, name: { es: 'VPN', en: '' } } })
    const { number } = await ana.api.catalogue.request({ params: { id }, body: {} })
    await admin.api.tickets.change({ params: { number }, body: { assigneeId: eve.id } })
    await admin.api.tickets.change({ params: { number }, body: { status: 'solved' } })
    await ana.api.ratings.rate({ params: { number }, body: { score: 5 } })

    const ofAdmin = await admin.api.ratings.figures({ query: { groupBy: 'category' } })
    const ofEve = await eve.api.ratings.figures({ query: { groupBy: 'category' } })
    const narrowed = await admin.api.ratings.figures({ query: { categoryId } })
    const file = await world.fetch('/api/v1/ratings/figures/csv?groupBy=category', { headers: { cookie: eve.cookie } })

    expect(ofAdmin.groups).toMatchObject([{ key: categoryId, name: 'Accesos', count: 1 }])
    expect(ofEve.groups).toMatchObject([{ key: categoryId, name: 'Access', count: 1 }])
    expect(narrowed.total.count).toBe(1)
    expect((await admin.api.ratings.comments({ query: { categoryId } })).items).toHaveLength(1)
    expect((await file.text()).replace(/^\uFEFF/, '').split('\r\n')).toEqual([
      'Category,Ratings,Satisfied,CSAT %,Average,Ease,Asked,Answered',
      'Access,1,1,100,5,,1,1',
      'Total,1,1,100,5,,1,1',
      '',
    ])
  })

  test('come as a file that spreadsheets read', async () => {
    const response = await world.fetch('/api/v1/ratings/figures/csv?groupBy=agent', {
      headers: { cookie: admin.cookie },
    })

    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(text.split('\r\n')).toContainEqual(expect.stringMatching(/^Tom[;,]2[;,]1[;,]50[;,]/))
    expect(text).toMatch(/^\uFEFF?Agente[;,]Valoraciones[;,]/)
  })
})

describe('comments', () => {
  test('are those behind the figures, by mood and with words', async () => {
    const low = await admin.api.ratings.comments({ query: { mood: 'low', withComment: true } })
    const ofTom = await tom.api.ratings.comments({ query: { withComment: true, limit: 1 } })
    const rest = await tom.api.ratings.comments({ query: { withComment: true, cursor: ofTom.nextCursor ?? '' } })

    expect(low.items.map(({ comment }) => comment)).toEqual(['De nadie', 'Lento'])
    expect([...ofTom.items, ...rest.items].map(({ comment }) => comment)).toEqual(['Lento', 'Genial'])
    expect(ofTom.items[0]).toMatchObject({ requesterName: 'Ana', agentName: 'Tom' })
  })
})

describe('an answer to a rating', () => {
  test('goes to the requester alone, and is known as given', async () => {
    const ticket = await rated({ teamId, assigneeId: tom.id }, { score: 1 })

    const rating = await lead.api.ratings.answer({ params: ticket, body: { kind: 'reply', bodyText: 'Lo siento' } })

    expect(rating.isAnswered).toBe(true)
    const { items } = await ana.api.messages.list({ params: ticket })
    expect(items.at(-1)).toMatchObject({ kind: 'reply', bodyText: 'Lo siento', cc: [] })
    const mail = await world.db
      .selectFrom('outgoingMails')
      .select('purpose')
      .where('ticketId', '=', ticket.id)
      .where('purpose', '=', 'reply')
      .execute()
    expect(mail).toHaveLength(1)
  })

  test('may stay among colleagues', async () => {
    const ticket = await rated({ teamId }, { score: 1 })

    await lead.api.ratings.answer({ params: ticket, body: { kind: 'note', bodyText: 'Hablar con Tom' } })

    const { items } = await ana.api.messages.list({ params: ticket })
    expect(JSON.stringify(items)).not.toContain('Hablar con Tom')
  })

  test('is given by leads of its team and administrators only, and only where there is a rating', async () => {
    const ticket = await rated({ teamId, assigneeId: tom.id }, { score: 1 })
    const unrated = await openFor(admin, ana)
    const answer = (who: Somebody, { number }: Ticket) =>
      who.api.ratings.answer({ params: { number }, body: { kind: 'note', bodyText: 'Hola' } })

    const refusals = await Promise.allSettled([answer(tom, ticket), answer(admin, unrated)])

    expect(refusals).toMatchObject([{ reason: { code: 'forbidden' } }, { reason: { code: 'not_found' } }])
    expect((await tom.api.tickets.get({ params: ticket })).can.answerRating).toBe(false)
    expect((await lead.api.tickets.get({ params: ticket })).can.answerRating).toBe(true)
  })
})
