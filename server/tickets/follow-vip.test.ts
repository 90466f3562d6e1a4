import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { followVip } from './follow-vip.ts'

let world: World
let admin: Somebody
let noa: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent')
})
afterAll(() => world.close())

const low = { impact: 1, urgency: 2 } as const
const get = async (number: number) => {
  const { impact, priority, priorityReason } = await noa.api.tickets.get({ params: { number } })
  return { impact, priority, priorityReason }
}
const makeVip = async (person: Somebody, isVip = true) => {
  await admin.api.people.update({ params: { id: person.id }, body: { isVip } })
  await world.drain()
}
const changesOf = async (number: number) => {
  const { items } = await noa.api.tickets.history({ params: { number } })
  return items.filter(({ type }) => type === 'ticket.changed')
}

test('a person who becomes a VIP raises the impact of their unsolved tickets, and the history says why', async () => {
  const ana = await world.person('requester', { name: 'Ana Sol' })
  const { number } = await openFor(noa, ana, low)

  await makeVip(ana)

  expect(await get(number)).toMatchObject({ impact: 2, priority: 3 })
  expect(await changesOf(number)).toMatchObject([
    {
      cause: { kind: 'system', detail: 'tickets:follow-vip' },
      changes: [
        { field: 'impact', from: 1, to: 2 },
        { field: 'priority', from: 4, to: 3 },
        { field: 'vip', from: null, to: 'Ana Sol' },
      ],
    },
  ])
})

test('a priority that somebody set by hand stays', async () => {
  const eva = await world.person('requester')
  const { number } = await openFor(noa, eva, low)
  await noa.api.tickets.change({ params: { number }, body: { priority: 2, priorityReason: 'Lo pide dirección' } })

  await makeVip(eva)

  expect(await get(number)).toEqual({ impact: 2, priority: 2, priorityReason: 'Lo pide dirección' })
})

test('what is solved or closed stays as it is', async () => {
  const luz = await world.person('requester')
  const [solved, closed] = [await openFor(noa, luz, low), await openFor(noa, luz, low)]
  await noa.api.tickets.change({ params: { number: solved.number }, body: { status: 'solved' } })
  await noa.api.tickets.change({ params: { number: closed.number }, body: { status: 'closed' } })

  await makeVip(luz)

  expect([await get(solved.number), await get(closed.number)]).toMatchObject([{ impact: 1 }, { impact: 1 }])
})

test('an organization that becomes one raises its tickets, those of others not', async () => {
  const { id } = await admin.api.organizations.create({ body: { name: 'Norte' } })
  const [ana, other] = [await world.person('requester', { organizationId: id }), await world.person('requester')]
  const [own, foreign] = [await openFor(noa, ana, low), await openFor(noa, other, low)]

  await admin.api.organizations.update({ params: { id }, body: { isVip: true } })
  await world.drain()

  expect([await get(own.number), await get(foreign.number)]).toMatchObject([{ impact: 2 }, { impact: 1 }])
  expect((await changesOf(own.number))[0]?.changes).toContainEqual({ field: 'vip', from: null, to: 'Norte' })
})

test('a ticket is raised once: not for the organization as well, not when it was opened for a VIP, not once more', async () => {
  const { id } = await admin.api.organizations.create({ body: { name: 'Sur' } })
  const ana = await world.person('requester', { organizationId: id })
  const before = await openFor(noa, ana, low)
  await makeVip(ana)
  const after = await openFor(noa, ana, low)

  await admin.api.organizations.update({ params: { id }, body: { isVip: true } })
  await makeVip(ana, false)
  await makeVip(ana)

  expect([await get(before.number), await get(after.number)]).toMatchObject([{ impact: 2 }, { impact: 2 }])
})

test('who is a VIP no more before it is done raises nothing, and nothing is taken back of what was raised', async () => {
  const [ana, eva] = [await world.person('requester'), await world.person('requester')]
  const [first, second] = [await openFor(noa, ana, low), await openFor(noa, eva, low)]
  await makeVip(ana)
  await makeVip(ana, false)

  await admin.api.people.update({ params: { id: eva.id }, body: { isVip: true } })
  await makeVip(eva, false)

  expect([await get(first.number), await get(second.number)]).toMatchObject([{ impact: 2 }, { impact: 1 }])
})

test('the tickets of somebody who goes on in a VIP follow', async () => {
  const [twin, ana] = [await world.person('requester', { isVip: true }), await world.person('requester')]
  const { number } = await openFor(noa, ana, low)

  await noa.api.personMerges.merge({ params: { id: twin.id }, body: { into: ana.id } })
  await world.drain()

  expect(await get(number)).toMatchObject({ impact: 2 })
})

test('what is left when Mesa stops is done later, and nothing twice', async () => {
  const ana = await world.person('requester')
  const tickets = [await openFor(noa, ana, low), await openFor(noa, ana, low), await openFor(noa, ana, low)]
  await admin.api.people.update({ params: { id: ana.id }, body: { isVip: true } })
  const ctx = world.desk.contextOf({ kind: 'system', job: 'tickets:follow-vip' })
  const stop = new AbortController()
  const stopping = { ...ctx, newId: () => stop.abort() ?? ctx.newId() }

  await followVip(stopping, { personId: ana.id }, stop.signal)
  const between = await Promise.all(tickets.map(({ number }) => get(number)))
  await world.drain()

  expect(between.map(({ impact }) => impact)).toEqual([2, 1, 1])
  const after = await Promise.all(tickets.map(({ number }) => get(number)))
  expect(after.map(({ impact }) => impact)).toEqual([2, 2, 2])
})
