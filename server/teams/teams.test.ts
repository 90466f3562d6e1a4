import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

test('a team has members and leads, by name', async () => {
  const [zoe, ana] = [await world.person('agent', { name: 'Zoe A' }), await world.person('agent', { name: 'Ana A' })]

  const team = await admin.api.teams.create({
    body: { name: 'Redes', color: '#112233', members: [{ id: zoe.id, isLead: true }, { id: ana.id }] },
  })

  expect(team).toMatchObject({
    name: 'Redes',
    color: '#112233',
    visibility: 'everyone',
    members: [
      { id: ana.id, isLead: false },
      { id: zoe.id, isLead: true },
    ],
  })
  expect((await zoe.api.teams.list()).items).toContainEqual(team)
  expect((await zoe.api.sessions.me()).teamIds).toEqual([team.id])
})

test('only administrators make, change and remove teams', async () => {
  const ana = await world.person('agent')
  const team = await admin.api.teams.create({ body: { name: 'Fixed' } })

  await expect(ana.api.teams.create({ body: { name: 'Mine' } })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    ana.api.teams.update({ params: { id: team.id }, body: { members: [{ id: ana.id }] } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await expect(ana.api.teams.remove({ params: { id: team.id } })).rejects.toMatchObject({ code: 'forbidden' })
})

test('requesters and unknown people are no members', async () => {
  const rita = await world.person('requester')
  const unknown = '01a20fe0-ad1b-78de-800b-c4825b35130a'

  for (const id of [rita.id, unknown]) {
    const attempt = admin.api.teams.create({ body: { name: 'Wrong', members: [{ id }] } })
    await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { members: expect.any(String) } })
  }
  expect((await admin.api.teams.list()).items.map(({ name }) => name)).not.toContain('Wrong')
})

test('a name belongs to one team, whatever its case', async () => {
  await admin.api.teams.create({ body: { name: 'Campo' } })

  await expect(admin.api.teams.create({ body: { name: 'CAMPO' } })).rejects.toMatchObject({ code: 'name_taken' })
})

test('what a change does not name stays as it was', async () => {
  const ana = await world.person('agent')
  const team = await admin.api.teams.create({
    body: { name: 'Secretos', color: '#aabbcc', visibility: 'members', members: [{ id: ana.id, isLead: true }] },
  })

  const changed = await admin.api.teams.update({ params: { id: team.id }, body: { name: 'Secretas' } })

  expect(changed).toEqual({ ...team, name: 'Secretas' })
})

test('a change of members tells the audit log who they were', async () => {
  const [ana, bea] = [await world.person('agent', { name: 'Ana' }), await world.person('agent', { name: 'Bea' })]
  const team = await admin.api.teams.create({ body: { name: 'Turnos', members: [{ id: ana.id, isLead: true }] } })

  await admin.api.teams.update({ params: { id: team.id }, body: { members: [{ id: bea.id }] } })

  const { items } = await admin.api.audit.list({ query: { action: 'team.changed', limit: 1 } })
  expect(items[0]?.changes).toContainEqual({ field: 'members', from: ['Ana (lead)'], to: ['Bea'] })
})

test('a team is removed when nothing is left with it', async () => {
  const ana = await world.person('agent')
  const team = await admin.api.teams.create({ body: { name: 'Short', members: [{ id: ana.id }] } })

  await admin.api.teams.remove({ params: { id: team.id } })

  expect((await admin.api.teams.list()).items.map(({ id }) => id)).not.toContain(team.id)
  expect((await ana.api.sessions.me()).teamIds).toEqual([])
  await expect(admin.api.teams.remove({ params: { id: team.id } })).rejects.toMatchObject({ code: 'not_found' })
})

test('a team with tickets or an inbox stays', async () => {
  const [queue, door] = [
    await admin.api.teams.create({ body: { name: 'Queue' } }),
    await admin.api.teams.create({ body: { name: 'Door' } }),
  ]
  await admin.api.tickets.create({ body: { subject: 'Here', bodyText: 'x', teamId: queue.id } })
  await admin.api.inboxes.create({ body: { name: 'Door', address: 'door@desk.example', teamId: door.id } })

  for (const { id } of [queue, door]) {
    await expect(admin.api.teams.remove({ params: { id } })).rejects.toMatchObject({ code: 'in_use' })
  }
})
