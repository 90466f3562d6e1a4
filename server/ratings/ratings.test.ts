import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '#contract/tickets.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

const setStatus = (ticket: Pick<Ticket, 'number'>, status: 'solved' | 'open') =>
  agent.api.tickets.change({ params: { number: ticket.number }, body: { status } })

/** A solved ticket of somebody whom no brake keeps from being asked, and the token of the mailed link. */
async function askedFor() {
  const requester = await world.person('requester')
  const ticket = await openFor(agent, requester)
  await setStatus(ticket, 'solved')
  const { content } = await world.db
    .selectFrom('outgoingMails')
    .select('content')
    .where('ticketId', '=', ticket.id)
    .where('purpose', '=', 'solved')
    .executeTakeFirstOrThrow()
  const token = /\/rate\/([\w.-]+)/.exec(JSON.stringify(content))?.[1] ?? ''
  return { ticket, token, requester }
}

describe('a mailed link', () => {
  test('shows what is asked, and rates nothing however often it is looked at', async () => {
    const { ticket, token } = await askedFor()

    const invitation = await world.stranger.ratings.invitation({ params: { token } })
    await world.fetch(`/rate/${token}?score=5`)

    expect(invitation).toMatchObject({ number: ticket.number, subject: ticket.subject, rating: null })
    expect((await agent.api.tickets.get({ params: ticket })).rating).toBeNull()
  })

  test('rates when that is confirmed, and tells it in the history', async () => {
    const { ticket, token, requester } = await askedFor()

    const rating = await world.stranger.ratings.confirm({ params: { token }, body: { score: 4, comment: ' Bien ' } })

    expect(rating).toMatchObject({ score: 4, comment: 'Bien' })
    expect((await agent.api.tickets.get({ params: ticket })).rating).toEqual(rating)
    const { items } = await agent.api.tickets.history({ params: { number: ticket.number } })
    expect(items.at(-1)).toMatchObject({
      type: 'ticket.rated',
      cause: { person: { id: requester.id } },
      changes: [{ field: 'rating', from: null, to: 4 }],
    })
  })

  test('rates again in place of the first time', async () => {
    const { ticket, token } = await askedFor()
    await world.stranger.ratings.confirm({ params: { token }, body: { score: 1, comment: 'Mal' } })

    await world.stranger.ratings.confirm({ params: { token }, body: { score: 5 } })

    expect((await agent.api.tickets.get({ params: ticket })).rating).toMatchObject({ score: 5, comment: '' })
    const { items } = await agent.api.tickets.history({ params: { number: ticket.number } })
    expect(items.at(-1)?.changes).toEqual([{ field: 'rating', from: 1, to: 5 }])
  })

  test('rates nothing while the ticket is open again', async () => {
    const { ticket, token } = await askedFor()
    await setStatus(ticket, 'open')

    const refusal = world.stranger.ratings.confirm({ params: { token }, body: { score: 5 } })

    await expect(refusal).rejects.toMatchObject({ status: 403, code: 'forbidden' })
  })

  test('that was forged, cut or made for something else is worth nothing', async () => {
    const [one, other] = [await askedFor(), await askedFor()]
    const [body = '', tag = ''] = one.token.split('.')
    const forged = [
      `${other.token.split('.')[0]}.${tag}`,
      `${body}.`,
      body,
      `${one.token}.x`,
      `${body}.${tag.slice(0, -2)}`,
      'x'.repeat(60),
    ]

    const refusals = await Promise.allSettled(
      forged.flatMap((token) => [
        world.stranger.ratings.invitation({ params: { token } }),
        world.stranger.ratings.confirm({ params: { token }, body: { score: 1 } }),
      ]),
    )

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 401, code: 'link_expired' } })
  })

  test('takes one to five only', async () => {
    const { token } = await askedFor()

    const refusals = await Promise.allSettled(
      [0, 6, 2.5].map((score) => world.stranger.ratings.confirm({ params: { token }, body: { score } })),
    )

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 422 } })
  })

  test('is not tried without end', async () => {
    const { token } = await askedFor()
    const confirm = () => world.stranger.ratings.confirm({ params: { token }, body: { score: 3 } })
    for (let time = 0; time < 20; time += 1) await confirm().catch(() => undefined)

    const refusal = confirm()

    await expect(refusal).rejects.toMatchObject({
      status: 429,
      code: 'too_many_requests',
      retryAfter: expect.any(Number),
    })
  })
})

describe('signed in', () => {
  test('the requester rates, and a guest of the ticket', async () => {
    const ticket = await openFor(agent, ana)
    await setStatus(ticket, 'solved')
    const guest = await world.guest(ana.email, ticket.id)

    await ana.api.ratings.rate({ params: ticket, body: { score: 2 } })
    const rating = await guest.api.ratings.rate({ params: ticket, body: { score: 3 } })

    expect((await ana.api.tickets.get({ params: ticket })).rating).toEqual(rating)
  })

  test('nobody else does, and nobody what is not solved', async () => {
    const { id: organizationId } = await (await world.admin()).api.organizations.create({ body: { name: 'Clínica' } })
    const iris = await world.person('requester', { organizationId, seesOrganization: true })
    const eva = await world.person('requester', { organizationId })
    const [solved, open] = [await openFor(agent, eva), await openFor(agent, eva)]
    await setStatus(solved, 'solved')

    const refusals = await Promise.allSettled([
      iris.api.ratings.rate({ params: solved, body: { score: 1 } }),
      agent.api.ratings.rate({ params: solved, body: { score: 5 } }),
      eva.api.ratings.rate({ params: open, body: { score: 1 } }),
    ])

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 403, code: 'forbidden' } })
  })
})

describe('all ratings', () => {
  test('are listed newest first, page by page, and counted by score over the last days', async () => {
    const [own] = [await createWorld()]
    try {
      const [agent, ana] = [await own.person('agent'), await own.person('requester')]
      const numbers: number[] = []
      for (const score of [5, 4, 5]) {
        const ticket = await openFor(agent, ana)
        await agent.api.tickets.change({ params: ticket, body: { status: 'solved' } })
        await ana.api.ratings.rate({ params: ticket, body: { score } })
        numbers.push(ticket.number)
        own.pass(5 * 3_600_000)
      }

      const first = await agent.api.ratings.list({ query: { limit: 2 } })
      const second = await agent.api.ratings.list({ query: { limit: 2, cursor: first.nextCursor ?? '' } })
      const summary = await agent.api.ratings.summary({ query: { days: 1 } })

      expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(numbers.toReversed())
      expect(second.nextCursor).toBeNull()
      expect(summary).toEqual({ count: 3, average: 14 / 3, byScore: [0, 0, 0, 1, 2] })
      own.pass(15 * 3_600_000)
      const later = await own.person('agent')
      expect((await later.api.ratings.summary({ query: { days: 1 } })).count).toBe(1)
    } finally {
      await own.close()
    }
  })
})
