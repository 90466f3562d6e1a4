import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { defaultInbox, findInboxByAddress, isOwnAddress } from './index.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

async function defaults() {
  return (await admin.api.inboxes.list()).items.filter(({ isDefault }) => isDefault)
}

test('a desk has exactly one default inbox from the beginning', async () => {
  const [only, ...others] = await defaults()

  expect(only?.id).toBe((await defaultInbox(world.db))?.id)
  expect(others).toEqual([])
})

test('a new default takes the place of the old one', async () => {
  const team = await admin.api.teams.create({ body: { name: 'Ventas' } })

  const inbox = await admin.api.inboxes.create({
    body: { name: 'Ventas', address: 'Ventas@desk.example', teamId: team.id, isDefault: true, signature: 'Ventas' },
  })

  expect(inbox).toMatchObject({
    address: 'ventas@desk.example',
    team: { id: team.id, name: 'Ventas' },
    language: 'es',
    reopenWithinDays: 30,
    signature: 'Ventas',
  })
  expect((await defaults()).map(({ id }) => id)).toEqual([inbox.id])
})

test('of ten new defaults at once one is the default', async () => {
  const bodies = Array.from({ length: 10 }, (_, index) => ({
    name: `Door ${index}`,
    address: `door${index}@desk.example`,
    isDefault: true,
  }))

  await Promise.all(bodies.map((body) => admin.api.inboxes.create({ body })))

  expect(await defaults()).toHaveLength(1)
})

test('the default inbox cannot cease to be it without another', async () => {
  const [inbox] = await defaults()

  const attempt = admin.api.inboxes.update({ params: { id: inbox?.id ?? '' }, body: { isDefault: false } })

  await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { isDefault: expect.any(String) } })
  expect(await defaults()).toHaveLength(1)
})

test('an address belongs to one inbox', async () => {
  const [one, two] = [
    await admin.api.inboxes.create({ body: { name: 'One', address: 'one@desk.example' } }),
    await admin.api.inboxes.create({ body: { name: 'Two', address: 'two@desk.example' } }),
  ]

  await expect(
    admin.api.inboxes.create({ body: { name: 'Three', address: 'ONE@desk.example' } }),
  ).rejects.toMatchObject({ code: 'address_taken' })
  await expect(
    admin.api.inboxes.update({ params: { id: two.id }, body: { address: one.address } }),
  ).rejects.toMatchObject({ code: 'address_taken' })
})

test('an alias or a whole domain belongs to one inbox, too', async () => {
  const { id } = await admin.api.inboxes.create({
    body: { name: 'Whole', address: 'all@whole.example', aliases: ['every@alias.example'], takesWholeDomain: true },
  })
  const attempt = (body: { address?: string; aliases?: string[]; takesWholeDomain?: boolean }) =>
    admin.api.inboxes.create({ body: { name: 'Late', address: 'late@whole.example', ...body } })

  await expect(attempt({ address: 'every@alias.example' })).rejects.toMatchObject({ code: 'address_taken' })
  await expect(attempt({ aliases: ['all@whole.example'] })).rejects.toMatchObject({
    code: 'address_taken',
    fields: { 'aliases.0': expect.any(String) },
  })
  await expect(attempt({ takesWholeDomain: true })).rejects.toMatchObject({
    fields: { takesWholeDomain: expect.any(String) },
  })
  expect((await findInboxByAddress(world.db, 'anybody@whole.example'))?.id).toBe(id)
  expect(await isOwnAddress(world.db, 'every@alias.example')).toBe(true)
})

test('who writes from a domain that an inbox takes whole is a person, not the desk itself', async () => {
  expect(await isOwnAddress(world.db, 'colleague@whole.example')).toBe(false)
})

test('what a change does not name stays as it was', async () => {
  const team = await admin.api.teams.create({ body: { name: 'Compras' } })
  const body = { name: 'Compras', address: 'compras@desk.example', teamId: team.id, isDefault: true }
  const inbox = await admin.api.inboxes.create({
    body: { ...body, language: 'en', reopenWithinDays: 3, signature: 'Compras' },
  })

  const changed = await admin.api.inboxes.update({ params: { id: inbox.id }, body: { name: 'Compras y más' } })

  expect(changed).toEqual({ ...inbox, name: 'Compras y más' })
})

test('an inbox of a team that does not exist is refused', async () => {
  const attempt = admin.api.inboxes.create({
    body: { name: 'Lost', address: 'lost@desk.example', teamId: '01a20fe0-ad1b-78de-800b-c4825b35130a' },
  })

  await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { teamId: expect.any(String) } })
})

test('agents see inboxes and change none', async () => {
  const ana = await world.person('agent')
  const [inbox] = (await ana.api.inboxes.list()).items

  const attempt = ana.api.inboxes.update({ params: { id: inbox?.id ?? '' }, body: { name: 'Mine' } })

  await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
})

test('received mail is counted by what became of it, and nothing is missing from the sum', async () => {
  const { id } = await admin.api.inboxes.create({ body: { name: 'Counted', address: 'counted@desk.example' } })
  const outcomes = ['waiting', 'ticket_opened', 'ticket_opened', 'reply_added', 'quarantined', 'ignored', 'ignored']
  for (const outcome of outcomes) {
    await world.db
      .insertInto('receivedMails')
      .values({
        id: randomUUID(),
        inboxId: id,
        source: 'api',
        rawSha256: '',
        size: 1,
        contentHash: Buffer.from(randomUUID()),
        outcome,
        receivedAt: new Date(),
      })
      .execute()
  }

  const { items } = await admin.api.inboxes.list()

  expect(items.find((inbox) => inbox.id === id)?.counts).toEqual({
    received: 7,
    opened: 2,
    added: 1,
    quarantined: 1,
    ignored: 2,
    waiting: 1,
  })
})

test('mail to an address with a tag arrives at the inbox without it', async () => {
  const plain = await admin.api.inboxes.create({ body: { name: 'Plain', address: 'plain@desk.example' } })
  const tagged = await admin.api.inboxes.create({ body: { name: 'Tagged', address: 'plain+vip@desk.example' } })

  const found = await Promise.all(
    ['PLAIN@desk.example', 'plain+t1.x@desk.example', 'plain+vip@desk.example', 'other@desk.example'].map(
      async (address) => (await findInboxByAddress(world.db, address))?.id,
    ),
  )

  expect(found).toEqual([plain.id, plain.id, tagged.id, undefined])
  expect(await isOwnAddress(world.db, 'plain+x@desk.example')).toBe(true)
  expect(await isOwnAddress(world.db, 'plain@elsewhere.example')).toBe(false)
})
