import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { all, ask } from '#test/filters.ts'
import { addRule } from '#test/rules.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let noa: Somebody
let ana: Somebody
const hourMs = 3_600_000
/** One more than a rule looks at in a minute. */
const many = 5001

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())
afterEach(async () => {
  const { items } = await admin.api.rules.list()
  for (const { id } of items) await admin.api.rules.remove({ params: { id } })
  await world.db.deleteFrom('tickets').where('subject', '=', 'Copia').execute()
})

const tagsOf = async (number: number) => (await noa.api.tickets.get({ params: { number } })).tags
const urgent = all(ask('subject', 'contains', 'urgente'))
const marks = [{ kind: 'add_tags' as const, tags: ['seen'] }]
const dayAgo = [{ kind: 'since' as const, moment: 'created' as const, minutes: 24 * 60 }]

/** Many tickets as this one, opened and given their status so many hours ago. */
async function copy(number: number, hoursAgo: number) {
  await world.desk.pool.query(
    `insert into tickets select (jsonb_populate_record(t, jsonb_build_object(
      'id', gen_random_uuid(), 'number', 1000000 + n, 'subject', 'Copia', 'created_at', $2::timestamptz,
      'status_since', $2::timestamptz))).* from tickets as t, generate_series(1, ${many}) as n where t.number = $1`,
    [number, new Date(Date.now() - hoursAgo * hourMs)],
  )
}

async function wasOpened(number: number, hoursAgo: number) {
  const createdAt = new Date(Date.now() - hoursAgo * hourMs)
  await world.db.updateTable('tickets').set({ createdAt }).where('number', '=', number).execute()
}

test('however many older tickets do not fit, what comes due is done in its minute', async () => {
  await addRule(admin, { name: 'urgent', triggers: dayAgo, condition: urgent, actions: marks })
  const { number } = await openFor(noa, ana, { subject: 'Muy urgente' })
  await copy(number, 72)
  await world.run('rules:time')

  await wasOpened(number, 24)
  await world.run('rules:time')

  expect(await tagsOf(number)).toEqual(['seen'])
})

test('however many older tickets do not fit, what fits only later has its turn', async () => {
  await addRule(admin, { name: 'urgent', triggers: dayAgo, condition: urgent, actions: marks })
  const { number } = await openFor(noa, ana, { subject: 'Sin prisa' })
  await wasOpened(number, 24)
  await copy(number, 72)
  await world.run('rules:time')
  await noa.api.tickets.change({ params: { number }, body: { subject: 'Muy urgente' } })

  await world.run('rules:time')
  await world.run('rules:time')

  expect(await tagsOf(number)).toEqual(['seen'])
})

test('at a time of day every ticket is looked at, however many there are', async () => {
  const schedule = [{ kind: 'schedule' as const, at: '08:00', days: [1, 2, 3, 4, 5, 6, 7] }]
  await addRule(admin, { name: 'each morning', triggers: schedule, condition: urgent, actions: marks })
  const { number } = await openFor(noa, ana, { subject: 'Muy urgente' })
  await copy(number, 72)
  await world.run('rules:time')
  await world.db
    .updateTable('ruleSchedules')
    .set({ seenUntil: new Date(Date.now() - 24 * hourMs) })
    .execute()

  await world.run('rules:time')

  expect(await tagsOf(number)).toEqual(['seen'])
})

test('nobody is waited for on a solved ticket', async () => {
  const waiting = [{ kind: 'since' as const, moment: 'waiting' as const, minutes: 60 }]
  await addRule(admin, { name: 'waits', triggers: waiting, actions: marks })
  const [open, solved] = [await openFor(noa, ana), await openFor(noa, ana)]
  await noa.api.tickets.change({ params: { number: solved.number }, body: { status: 'solved' } })
  await world.db
    .updateTable('tickets')
    .set({ waitingSince: new Date(Date.now() - 2 * hourMs) })
    .execute()

  await world.run('rules:time')

  expect([await tagsOf(open.number), await tagsOf(solved.number)]).toEqual([['seen'], []])
})

test('what was done before a ticket was closed is not done again when it opens again', async () => {
  await addRule(admin, {
    name: 'a day old',
    triggers: dayAgo,
    actions: [{ kind: 'write_note', bodyHtml: '<p>Ya</p>' }],
  })
  const { number } = await openFor(noa, ana)
  await wasOpened(number, 24)
  await world.run('rules:time')
  const params = { number }
  await noa.api.tickets.change({ params, body: { status: 'solved' } })
  await noa.api.tickets.change({ params, body: { status: 'closed' } })
  await world.run('desk:tidy')
  await noa.api.tickets.change({ params, body: { status: 'open' } })

  await world.run('rules:time')

  expect((await noa.api.tickets.get({ params })).messageCount).toBe(2)
})
