import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFor, openTicket, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody
let number: number
/** Of all messages, oldest first. */
let ids: string[]

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
  number = (await openFor(agent, ana)).number
  for (let index = 1; index < 12; index += 1) {
    const kind = index % 4 === 0 ? 'note' : 'reply'
    await agent.api.messages.add({ params: { number }, body: { kind, bodyText: `Mensaje ${index}` } })
  }
  ids = (await list({})).items.map(({ id }) => id)
})
afterAll(() => world.close())

type Query = NonNullable<Parameters<Somebody['api']['messages']['list']>[0]['query']>
const list = (query: Query, who = agent) => who.api.messages.list({ params: { number }, query })

describe('the messages of a ticket', () => {
  test('are read from the newest to the oldest, page by page', async () => {
    const first = await list({ order: 'desc', limit: 5 })
    const second = await list({ order: 'desc', limit: 5, cursor: first.nextCursor ?? '' })
    const third = await list({ order: 'desc', limit: 5, cursor: second.nextCursor ?? '' })

    const read = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
    expect(read).toEqual(ids.toReversed())
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null])
  })

  test('are read around one of them, and on in both directions', async () => {
    const middle = await list({ order: 'desc', limit: 4, around: ids[6] ?? '' })
    const newer = await list({ order: 'asc', limit: 50, cursor: middle.previousCursor ?? '' })
    const older = await list({ order: 'desc', limit: 50, cursor: middle.nextCursor ?? '' })

    expect(middle.items.map(({ id }) => ids.indexOf(id))).toEqual([8, 7, 6, 5])
    expect(newer.items.map(({ id }) => ids.indexOf(id))).toEqual([9, 10, 11])
    expect(older.items.map(({ id }) => ids.indexOf(id))).toEqual([4, 3, 2, 1, 0])
  })

  test('around the first and the last one end there', async () => {
    const [begin, end] = [
      await list({ limit: 4, around: ids[0] ?? '' }),
      await list({ limit: 4, around: ids.at(-1) ?? '' }),
    ]

    expect(begin.items.map(({ id }) => ids.indexOf(id))).toEqual([0, 1])
    expect(begin.previousCursor).toBeNull()
    expect(end.items.map(({ id }) => ids.indexOf(id))).toEqual([9, 10, 11])
    expect(end.nextCursor).toBeNull()
  })

  test('are refused around one that is not there, or that the reader must not see', async () => {
    const other = await openTicket(agent)
    const { items } = await agent.api.messages.list({ params: other })
    const [foreign, note] = [items[0]?.id ?? '', ids[4] ?? '']

    await expect(list({ around: foreign })).rejects.toMatchObject({ status: 404 })
    await expect(list({ around: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 })
    await expect(list({ around: note }, ana)).rejects.toMatchObject({ status: 404 })
    expect((await list({ order: 'desc', limit: 50 }, ana)).items.map(({ kind }) => kind)).not.toContain('note')
  })
})

describe('the history of a ticket', () => {
  test('is read from the newest, and only until a moment where that is asked for', async () => {
    const all = (await agent.api.tickets.history({ params: { number } })).items
    const until = all[3]?.createdAt ?? ''

    const back = await agent.api.tickets.history({ params: { number }, query: { order: 'desc', limit: 200 } })
    const early = await agent.api.tickets.history({ params: { number }, query: { order: 'desc', limit: 200, until } })

    expect(back.items).toEqual(all.toReversed())
    expect(early.items.every(({ createdAt }) => createdAt <= until)).toBe(true)
    expect(early.items.map(({ id }) => id)).toContain(all[3]?.id)
  })
})

test('a ticket says whether it has files; those of notes are told to agents only', async () => {
  const ticket = await openFor(agent, ana)
  const file = await upload(world, agent, { name: 'plano.pdf' })
  const body = { kind: 'note' as const, bodyText: 'El plano', attachmentIds: [file.id] }
  await agent.api.messages.add({ params: ticket, body })

  const [seen, hidden] = [
    await agent.api.tickets.get({ params: ticket }),
    await ana.api.tickets.get({ params: ticket }),
  ]

  expect([ticket.hasFiles, seen.hasFiles, hidden.hasFiles]).toEqual([false, true, false])
})
