import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RatingSettings } from '#contract/ratings.ts'
import type { Ticket } from '#contract/tickets.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
})
afterAll(() => world.close())
afterEach(() =>
  set({ asks: true, delayHours: 0, delayCalendarId: null, percent: 100, pauseDays: 0, asksEffort: false }),
)

const set = (body: Partial<RatingSettings>) => admin.api.ratings.updateSettings({ body })
const change = (ticket: Pick<Ticket, 'number'>, status: 'solved' | 'open') =>
  agent.api.tickets.change({ params: { number: ticket.number }, body: { status } })

async function solvedFor(requester: Somebody): Promise<Ticket> {
  const ticket = await openFor(agent, requester)
  await change(ticket, 'solved')
  return ticket
}

/** The mails of a ticket that ask for a rating, by what they are for. */
async function questionsOf(ticket: Ticket): Promise<string[]> {
  const mails = await world.db
    .selectFrom('outgoingMails')
    .select(['purpose', 'content'])
    .where('ticketId', '=', ticket.id)
    .orderBy('id')
    .execute()
  return mails.filter(({ content }) => JSON.stringify(content).includes('/rate/')).map(({ purpose }) => purpose)
}

/** The jobs go by the clock of the database. */
async function fourHoursLater(): Promise<void> {
  world.pass(4 * 3_600_000)
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'rating:%'`.execute(world.db)
  await world.drain()
}

async function toldOf(ticket: Ticket) {
  const { items } = await agent.api.tickets.history({ params: { number: ticket.number } })
  return items
    .filter(({ type }) => type.startsWith('rating.'))
    .map(({ type, changes }) => [type, ...changes.map(({ to }) => to)])
}

describe('a solved ticket', () => {
  test('asks in the mail that says so, unless that is turned off', async () => {
    const asked = await solvedFor(await world.person('requester'))
    await set({ asks: false })
    const silent = await solvedFor(await world.person('requester'))

    expect([await questionsOf(asked), await questionsOf(silent)]).toEqual([['solved'], []])
    expect([await toldOf(asked), await toldOf(silent)]).toEqual([[], []])
  })

  test('asks nobody twice within the pause, and its history says why', async () => {
    await set({ pauseDays: 7 })
    const ana = await world.person('requester')
    await solvedFor(ana)
    world.pass(5 * 86_400_000)
    agent = await world.person('agent')
    const second = await solvedFor(ana)
    world.pass(3 * 86_400_000)
    agent = await world.person('agent')
    const third = await solvedFor(ana)

    expect([await questionsOf(second), await questionsOf(third)]).toEqual([[], ['solved']])
    expect(await toldOf(second)).toEqual([['rating.not_asked', 'asked_recently', '5']])
    admin = await world.admin()
  })

  test('asks later in a mail of its own, where that is set', async () => {
    await set({ delayHours: 4 })
    const ticket = await solvedFor(await world.person('requester'))
    const before = await questionsOf(ticket)
    await fourHoursLater()

    expect([before, await questionsOf(ticket)]).toEqual([[], ['rating']])
    expect((await toldOf(ticket)).map(([type]) => type)).toEqual(['rating.planned', 'rating.asked'])
  })

  test('that is open again, or rated, when its time comes asks nothing', async () => {
    await set({ delayHours: 4 })
    const requester = await world.person('requester')
    const [reopened, rated] = [await solvedFor(requester), await solvedFor(requester)]
    await change(reopened, 'open')
    await requester.api.ratings.rate({ params: rated, body: { score: 5 } })
    await fourHoursLater()

    expect([await questionsOf(reopened), await questionsOf(rated)]).toEqual([[], []])
    expect((await toldOf(reopened)).at(-1)).toEqual(['rating.not_asked', 'not_solved'])
    expect((await toldOf(rated)).at(-1)).toEqual(['rating.not_asked', 'rated'])
  })
})

describe('what is asked besides the score', () => {
  test('is chosen by administrators, and a reason that is taken away stays with old ratings', async () => {
    const { reasons } = await set({ asksEffort: true })
    const slow = reasons.find(({ appliesTo }) => appliesTo === 'low')
    const requester = await world.person('requester')
    const ticket = await solvedFor(requester)
    const given = { score: 2, reasonId: slow?.id ?? '', effort: 3 }

    await requester.api.ratings.rate({ params: ticket, body: given })
    await admin.api.ratings.updateSettings({
      body: { reasons: [{ label: { es: 'Otro', en: 'Other' }, appliesTo: 'any' }] },
    })

    const questions = await world.stranger.ratings.questions()
    expect(questions).toMatchObject({ asksEffort: true, reasons: [{ label: { en: 'Other' } }] })
    const { rating } = await agent.api.tickets.get({ params: ticket })
    expect(rating).toMatchObject({ score: 2, effort: 3, reason: { label: slow?.label } })
  })

  test('takes no reason that fits another score, and none that is unknown', async () => {
    const { reasons } = await admin.api.ratings.updateSettings({
      body: { reasons: [{ label: { es: 'Lento', en: 'Slow' }, appliesTo: 'low' }] },
    })
    const requester = await world.person('requester')
    const ticket = await solvedFor(requester)

    const rating = await requester.api.ratings.rate({
      params: ticket,
      body: { score: 5, reasonId: reasons[0]?.id ?? '' },
    })
    const unknown = requester.api.ratings.rate({ params: ticket, body: { score: 1, reasonId: ticket.id } })

    expect(rating.reason).toBeNull()
    await expect(unknown).rejects.toMatchObject({ status: 422, code: 'invalid' })
  })

  test('is changed by nobody else', async () => {
    const refusal = agent.api.ratings.updateSettings({ body: { percent: 1 } })

    await expect(refusal).rejects.toMatchObject({ status: 403 })
  })
})
