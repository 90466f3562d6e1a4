import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { RuleTest } from '#contract/rules.ts'
import type { views as operations, ViewId } from '#contract/views.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let colleague: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
  colleague = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

type Draft = z.input<typeof operations.create.body>

function draftOf(test: Omit<RuleTest, 'kind'>, more: Partial<Draft> = {}): Draft {
  return {
    name: 'Los míos',
    audience: { kind: 'personal' },
    condition: { kind: 'all', of: [{ kind: 'test', ...test }] },
    sort: 'updatedAt',
    order: 'desc',
    ...more,
  }
}

const urgent = draftOf({ field: 'priority', operator: 'less', value: 3 }, { name: 'Urgentes' })

async function namesFor(who: Somebody): Promise<string[]> {
  const { items } = await who.api.views.list()
  return items.filter(({ definition }) => definition !== null).map(({ name }) => name ?? '')
}

/** Tickets with this subject that a view shows, as the last words of their subjects. */
async function shownIn(who: Somebody, id: ViewId, query = {}): Promise<string[]> {
  const { items } = await who.api.views.tickets({ params: { id }, query })
  return items.map(({ subject }) => subject)
}

test('a view shows what fulfils its conditions, in its order, and counts it', async () => {
  await openFor(agent, ana, { subject: 'Nómina uno', tags: ['pago'] })
  await openFor(agent, ana, { subject: 'Nómina dos', tags: ['pago'] })
  await openFor(agent, ana, { subject: 'Otra cosa' })

  const { id } = await agent.api.views.create({
    body: draftOf({ field: 'tag', operator: 'is', value: 'pago' }, { sort: 'number', order: 'asc' }),
  })

  expect(await shownIn(agent, id)).toEqual(['Nómina uno', 'Nómina dos'])
  expect(await shownIn(agent, id, { order: 'desc' })).toEqual(['Nómina dos', 'Nómina uno'])
  expect((await agent.api.views.counts()).counts[id]).toBe(2)
})

test('a personal view is found by nobody else, not even by an administrator', async () => {
  const { id } = await agent.api.views.create({ body: urgent })

  const asked = [colleague, admin].map((other) => other.api.views.tickets({ params: { id }, query: {} }))

  await Promise.all(asked.map((answer) => expect(answer).rejects.toMatchObject({ code: 'not_found' })))
  await expect(admin.api.views.remove({ params: { id } })).rejects.toMatchObject({ code: 'not_found' })
  expect(await namesFor(colleague)).not.toContain('Urgentes')
})

test('a shared view is seen by every agent and kept by administrators only', async () => {
  const shared = { ...urgent, name: 'De todos', audience: { kind: 'shared' } } as const
  const { id } = await admin.api.views.create({ body: shared })

  const seen = (await agent.api.views.list()).items.find((view) => view.id === id)

  expect(seen).toMatchObject({ name: 'De todos', group: 'shared', can: { change: false } })
  await expect(agent.api.views.create({ body: shared })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(agent.api.views.update({ params: { id }, body: { name: 'Mío' } })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(agent.api.views.remove({ params: { id } })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a view of a team is seen and kept by its members and by administrators', async () => {
  const team = await hiddenTeam(world, 'Redes', [agent])
  const audience = { kind: 'team', teamId: team.id } as const
  const { id } = await agent.api.views.create({ body: { ...urgent, name: 'De redes', audience } })

  await admin.api.views.update({ params: { id }, body: { name: 'De las redes' } })

  expect(await namesFor(agent)).toContain('De las redes')
  expect(await namesFor(colleague)).not.toContain('De las redes')
  await expect(colleague.api.views.create({ body: { ...urgent, audience } })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('nobody gives a view to people for whom they may keep none', async () => {
  const { id } = await agent.api.views.create({ body: { ...urgent, name: 'Ascenso' } })

  const change = agent.api.views.update({ params: { id }, body: { audience: { kind: 'shared' } } })

  await expect(change).rejects.toMatchObject({ code: 'forbidden' })
})

test('a view shows nobody a ticket out of reach', async () => {
  const team = await hiddenTeam(world, 'Secreto', [agent])
  await openFor(agent, ana, { subject: 'Reservado', teamId: team.id, tags: ['secreto'] })
  const body = draftOf({ field: 'tag', operator: 'is', value: 'secreto' }, { audience: { kind: 'shared' } })
  const { id } = await admin.api.views.create({ body })

  const shown = [await shownIn(agent, id), await shownIn(colleague, id)]

  expect(shown).toEqual([['Reservado'], []])
  expect((await colleague.api.views.counts()).counts[id]).toBe(0)
  expect((await colleague.api.views.preview({ body: { condition: body.condition } })).count).toBe(0)
})

test('a condition that makes no sense is refused by the place where it stands', async () => {
  const body = draftOf({ field: 'status', operator: 'is', value: 'perdido' })

  await expect(agent.api.views.create({ body })).rejects.toMatchObject({
    code: 'invalid',
    fields: { 'condition.of.0.value': expect.any(String) },
  })
})

test('a preview counts and shows what a view would, without keeping anything', async () => {
  const before = await namesFor(agent)
  const { condition } = draftOf({ field: 'subject', operator: 'contains', value: 'nomina' })

  const { count, tickets } = await agent.api.views.preview({ body: { condition, sort: 'number', order: 'asc' } })

  expect([count, tickets.map(({ subject }) => subject)]).toEqual([2, ['Nómina uno', 'Nómina dos']])
  expect(await namesFor(agent)).toEqual(before)
})

test('hidden views cost no count, and order and favourites are one’s own', async () => {
  const id = 'pending' as const
  await agent.api.views.place({ params: { id }, body: { isHidden: true, isFavourite: true } })

  const { items } = await agent.api.views.arrange({ body: { ids: ['solved', 'pending'] } })

  expect(items.slice(0, 3).map((view) => view.id)).toEqual(['solved', 'pending', 'mine'])
  expect(items[1]).toMatchObject({ isHidden: true, isFavourite: true })
  expect((await agent.api.views.counts()).counts).not.toHaveProperty('pending')
  expect((await colleague.api.views.list()).items[0]).toMatchObject({ id: 'mine', isHidden: false })
})

test('a removed view is gone for everybody, and its tickets stay', async () => {
  const body = draftOf({ field: 'tag', operator: 'is', value: 'pago' }, { audience: { kind: 'shared' }, name: 'Fuera' })
  const { id } = await admin.api.views.create({ body })
  await agent.api.views.place({ params: { id }, body: { isFavourite: true } })

  await admin.api.views.remove({ params: { id } })

  await expect(shownIn(agent, id)).rejects.toMatchObject({ code: 'not_found' })
  expect((await admin.api.views.preview({ body: { condition: body.condition } })).count).toBe(2)
})

test('those who wait longest come first, and the answer ends the waiting', async () => {
  const [first, second, third] = [
    await openFor(agent, ana, { subject: 'Espera 1', tags: ['espera'] }),
    await openFor(agent, ana, { subject: 'Espera 2', tags: ['espera'] }),
    await openFor(agent, ana, { subject: 'Espera 3', tags: ['espera'] }),
  ]
  await agent.api.messages.add({ params: second, body: { kind: 'reply', bodyText: 'Ya está' } })
  world.pass(60_000)
  await ana.api.messages.add({ params: first, body: { kind: 'reply', bodyText: '¿Y bien?' } })
  const body = draftOf({ field: 'tag', operator: 'is', value: 'espera' }, { sort: 'waitingSince', order: 'asc' })
  const { id } = await agent.api.views.create({ body })

  const one = await agent.api.views.tickets({ params: { id }, query: { limit: 2 } })
  const two = await agent.api.views.tickets({ params: { id }, query: { limit: 2, cursor: one.nextCursor ?? '' } })

  const listed = [...one.items, ...two.items]
  expect(listed.map(({ subject }) => subject)).toEqual(['Espera 1', 'Espera 3', 'Espera 2'])
  expect(listed.map(({ waitingSince }) => waitingSince)).toEqual([first.createdAt, third.createdAt, null])
})

test('a view of somebody’s tickets goes on with whoever that person was merged into', async () => {
  const once = await agent.api.people.create({ body: { name: 'Luz', email: 'luz@antes.example' } })
  const now = await agent.api.people.create({ body: { name: 'Luz', email: 'luz@ahora.example' } })
  await openFor(agent, { email: 'luz@antes.example' }, { subject: 'De antes' })
  const { id } = await agent.api.views.create({
    body: draftOf({ field: 'requester', operator: 'is', value: once.id }, { name: 'De Luz' }),
  })

  await agent.api.personMerges.merge({ params: { id: once.id }, body: { into: now.id } })

  await openFor(agent, { email: 'luz@ahora.example' }, { subject: 'De ahora' })
  expect((await shownIn(agent, id)).sort()).toEqual(['De ahora', 'De antes'])
})
