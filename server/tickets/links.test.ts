import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LinkKind } from '#contract/links.ts'
import { deliver, rawMail } from '#test/mails.ts'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const link = (number: number, to: number, kind: LinkKind = 'related') =>
  agent.api.tickets.link({ params: { number }, body: { to, kind } })
const unlink = (number: number, to: number) => agent.api.tickets.unlink({ params: { number, to } })
const linksOf = async (number: number) => (await agent.api.tickets.links({ params: { number } })).items

test('two related tickets tell of each other, in their links and in their histories', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent, { subject: 'Otro' })]

  const { items } = await link(one.number, other.number)

  expect(items).toEqual([{ number: other.number, subject: 'Otro', status: 'new', kind: 'related', reason: null }])
  expect(await linksOf(other.number)).toMatchObject([{ number: one.number, kind: 'related' }])
  const { items: history } = await agent.api.tickets.history({ params: { number: other.number } })
  expect(history.at(-1)).toMatchObject({ type: 'ticket.linked', changes: [{ to: `#${one.number}` }] })
})

test('a link is made once, from whichever side', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent)]
  await link(one.number, other.number)

  await link(other.number, one.number)

  expect(await linksOf(one.number)).toHaveLength(1)
  expect(await linksOf(other.number)).toHaveLength(1)
})

test('two who link the same tickets from both sides at once do not stand in each other’s way', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent)]
  const sides = Array.from({ length: 8 }, (_, index) => index % 2 === 0)

  await Promise.all(sides.map((isFirst) => (isFirst ? link(one.number, other.number) : link(other.number, one.number))))

  expect(await linksOf(one.number)).toHaveLength(1)
})

test('a ticket is not linked to itself, nor to one out of reach', async () => {
  const one = await openTicket(agent)
  const team = await hiddenTeam(world, 'Personal', [])
  const hidden = await openTicket(agent, { teamId: team.id })

  const refusals = await Promise.allSettled([link(one.number, one.number), link(one.number, hidden.number)])

  expect(refusals).toMatchObject([
    { reason: { fields: { to: expect.any(String) } } },
    { reason: { code: 'not_found' } },
  ])
})

test('a linked ticket that is out of the reader’s reach is left out, and a requester sees no links', async () => {
  const admin = await world.admin()
  const ana = await world.person('requester')
  const team = await hiddenTeam(world, 'Dirección', [])
  const one = await openFor(agent, ana)
  const hidden = await openTicket(admin, { teamId: team.id })
  const near = await openTicket(agent)
  await admin.api.tickets.link({ params: one, body: { to: hidden.number } })
  await link(one.number, near.number)

  const seen = await agent.api.tickets.get({ params: one })

  expect(seen.links.map(({ number }) => number)).toEqual([near.number])
  expect((await admin.api.tickets.get({ params: one })).links).toHaveLength(2)
  expect((await ana.api.tickets.get({ params: one })).links).toEqual([])
})

test.each([
  ['duplicate_of', 'duplicated_by'],
  ['child_of', 'parent_of'],
  ['parent_of', 'child_of'],
  ['caused_by', 'cause_of'],
  ['follow_up_of', 'followed_up_by'],
] as const)('what is %s from one side is %s from the other', async (kind, opposite) => {
  const [one, other] = [await openTicket(agent), await openTicket(agent)]

  const { items } = await link(one.number, other.number, kind)

  expect(items).toMatchObject([{ number: other.number, kind }])
  expect(await linksOf(other.number)).toMatchObject([{ number: one.number, kind: opposite }])
  const { items: history } = await agent.api.tickets.history({ params: { number: other.number } })
  expect(history.at(-1)).toMatchObject({ changes: [{ field: opposite, to: `#${one.number}` }] })
})

test('linking anew changes how two tickets belong together, from whichever side', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent)]
  await link(one.number, other.number, 'duplicate_of')

  await link(other.number, one.number, 'caused_by')

  expect(await linksOf(one.number)).toMatchObject([{ number: other.number, kind: 'cause_of' }])
})

test('a link is taken away from both, and comes back with the reason that a mail gave for it', async () => {
  const from = 'Lola <lola@fuera.example>'
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from, subject: 'Ratón' }))
  const [first] = (await agent.api.messages.list({ params: { number } })).items
  const { number: moved } = await agent.api.messages.move({ params: { number, id: first?.id ?? '' }, body: {} })
  const [before] = await linksOf(moved)

  const { items } = await unlink(number, moved)
  const [near, far] = [await linksOf(number), await linksOf(moved)]
  await link(number, moved, before?.kind)

  expect([items, near, far]).toEqual([[], [], []])
  expect(await linksOf(moved)).toEqual([before])
  expect(before).toMatchObject({ reason: 'moved' })
  const { items: history } = await agent.api.tickets.history({ params: { number: moved } })
  expect(history.map(({ type }) => type).slice(-2)).toEqual(['ticket.unlinked', 'ticket.linked'])
})

test('tickets that are not linked have no link to take away', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent)]

  await expect(unlink(one.number, other.number)).rejects.toMatchObject({ code: 'not_found' })
})

test('a ticket has one parent, and never stands below itself', async () => {
  const [top, middle, bottom, other] = await Promise.all([1, 2, 3, 4].map(() => openTicket(agent)))
  if (!(top && middle && bottom && other)) throw new Error('Four tickets were to be opened')
  await link(middle.number, top.number, 'child_of')
  await link(middle.number, bottom.number, 'parent_of')

  const refusals = await Promise.allSettled([
    link(top.number, bottom.number, 'child_of'),
    link(bottom.number, other.number, 'child_of'),
  ])

  expect(refusals).toMatchObject([
    { reason: { fieldCodes: { to: 'circle' } } },
    { reason: { fieldCodes: { to: 'has_parent' } } },
  ])
})

test('two who make each other’s parents at once do not close a circle', async () => {
  const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map(() => openTicket(agent)))
  if (!(one && two && three && four)) throw new Error('Four tickets were to be opened')
  await link(one.number, two.number, 'child_of')
  await link(three.number, four.number, 'child_of')

  const outcomes = await Promise.allSettled([
    link(two.number, three.number, 'child_of'),
    link(four.number, one.number, 'child_of'),
  ])

  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
