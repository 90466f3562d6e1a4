import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { fields } from '#contract/fields.ts'
import { deviceOf } from '#test/devices.ts'
import { openTicket, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody
let laptop: Awaited<ReturnType<typeof deviceOf>>
let other: Awaited<ReturnType<typeof deviceOf>>

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
  ana = await world.person('requester')
  laptop = await deviceOf(admin, 'Portátil de Ana')
  other = await deviceOf(admin, 'Servidor ajeno')
  await admin.api.devices.update({ params: { id: laptop.id }, body: { ownerId: ana.id, assetTag: 'INV-77' } })
  await admin.api.teams.update({ params: { id: other.team.id }, body: { visibility: 'members' } })
})
afterAll(() => world.close())

type Draft = z.input<typeof fields.create.body>
let count = 0
function add(type: 'person' | 'device', more: Partial<Draft> = {}) {
  count += 1
  const key = `ref_${count}`
  return admin.api.fields.create({ body: { type, labels: { es: key, en: '' }, ...more, key } })
}
const valuesOf = async (number: number, who = agent) => {
  const { fields, fieldNames } = await who.api.tickets.get({ params: { number } })
  return { fields, fieldNames }
}

describe('a person or a device of a ticket', () => {
  test('is kept by its id, told by name, and found by that name', async () => {
    const [approver, machine] = [await add('person'), await add('device')]
    const { number } = await openTicket(agent, { fields: { [approver.key]: ana.id } })

    await agent.api.tickets.change({ params: { number }, body: { fields: { [machine.key]: laptop.id } } })

    expect(await valuesOf(number)).toEqual({
      fields: { [approver.key]: ana.id, [machine.key]: laptop.id },
      fieldNames: { [ana.id]: ana.name, [laptop.id]: 'Portátil de Ana' },
    })
    const { items } = await agent.api.tickets.history({ params: { number } })
    expect(items.at(-1)?.changes).toEqual([{ field: `fields.${machine.key}`, from: null, to: 'Portátil de Ana' }])
    const found = await agent.api.search.search({ query: { q: 'portatil ana' } })
    expect(found.tickets.map(({ ticket }) => ticket.number)).toContain(number)
  })

  test('is refused where it is out of reach, and what a colleague put there stays', async () => {
    const machine = await add('device')
    const { number } = await openTicket(agent)

    const refused = agent.api.tickets.change({ params: { number }, body: { fields: { [machine.key]: other.id } } })

    await expect(refused).rejects.toMatchObject({ fields: { [`fields.${machine.key}`]: expect.any(String) } })
    await admin.api.tickets.change({ params: { number }, body: { fields: { [machine.key]: other.id } } })
    await agent.api.tickets.change({ params: { number }, body: { fields: { [machine.key]: other.id }, urgency: 3 } })
    expect((await valuesOf(number)).fieldNames).toEqual({ [other.id]: 'Servidor ajeno' })
  })

  test('who was merged is called as the one who goes on, and found by both', async () => {
    const approver = await add('person')
    const [once, now] = [await world.person('requester'), await world.person('requester')]
    const { number } = await openTicket(agent, { fields: { [approver.key]: once.id } })
    await admin.api.personMerges.merge({ params: { id: once.id }, body: { into: now.id } })

    expect((await valuesOf(number)).fieldNames).toEqual({ [once.id]: now.name })
    for (const value of [once.id, now.id]) expect(await numbersWhere(approver.key, value)).toEqual([number])
  })
})

describe('a view', () => {
  test('asks for people and devices, for whoever looks too, and groups by them', async () => {
    const [approver, machine] = [await add('person'), await add('device')]
    const mine = await openTicket(agent, { fields: { [approver.key]: agent.id, [machine.key]: laptop.id } })
    const anas = await openTicket(agent, { fields: { [approver.key]: ana.id } })

    expect(await numbersWhere(approver.key, 'me')).toEqual([mine.number])
    expect(await numbersWhere(approver.key, [ana.id, agent.id])).toEqual([mine.number, anas.number])
    expect(await numbersWhere(machine.key, laptop.id)).toEqual([mine.number])
    const { items } = await agent.api.views.groups({
      params: { id: 'open' },
      query: { groupBy: `field:${machine.key}` },
    })
    expect(items[0]).toMatchObject({ value: laptop.id, name: 'Portátil de Ana', count: 1 })
  })
})

async function numbersWhere(key: string, value: string | string[]): Promise<number[]> {
  const operator = Array.isArray(value) ? ('in_list' as const) : ('is' as const)
  const condition = {
    kind: 'all' as const,
    of: [{ kind: 'test' as const, field: `field:${key}`, operator, value }],
  }
  const body = { condition, sort: 'number' as const, order: 'asc' as const }
  const { tickets } = await agent.api.views.preview({ body })
  return tickets.map(({ number }) => number)
}

describe('a requester', () => {
  test('chooses among the own devices, and nobody else’s', async () => {
    const machine = await add('device', { portal: 'editable' })
    const request = (fields: Record<string, string>) =>
      ana.api.tickets.create({ body: { subject: 'No arranca', bodyText: 'Nada', fields } })

    const offered = await ana.api.fields.references({ query: { type: 'device' } })
    const { number } = await request({ [machine.key]: laptop.id })

    expect(offered.items).toEqual([{ id: laptop.id, name: 'Portátil de Ana', detail: 'INV-77' }])
    expect(await valuesOf(number, ana)).toEqual({
      fields: { [machine.key]: laptop.id },
      fieldNames: { [laptop.id]: 'Portátil de Ana' },
    })
    await expect(request({ [machine.key]: other.id })).rejects.toMatchObject({ status: 422 })
  })

  test('looks nobody up, and is asked for nobody', async () => {
    expect((await ana.api.fields.references({ query: { type: 'person', q: agent.name } })).items).toEqual([])
    await expect(add('person', { portal: 'editable' })).rejects.toMatchObject({
      fields: { portal: expect.any(String) },
    })
  })

  test('who is not signed in is not asked for a device, even where one is required', async () => {
    const machine = await add('device', { portal: 'editable', isRequiredOnOpen: true })
    const { items } = await world.stranger.fields.list()
    const opened = world.stranger.portal.submit({
      body: { subject: 'Hola', bodyText: 'Nada', name: 'Eva', email: 'eva@fuera.example' },
    })

    expect(items.find(({ key }) => key === machine.key)?.portal).toBe('shown')
    await expect(opened).resolves.toBeDefined()
    await admin.api.fields.update({ params: { id: machine.id }, body: { isArchived: true } })
  })
})

describe('people and devices that texts name', () => {
  test('are understood in an import by address, name or tag, and written so again', async () => {
    const subject = 'organization' as const
    await add('person', { subject, key: 'contact', labels: { es: 'Contacto', en: '' } })
    await add('device', { subject, labels: { es: 'Cortafuegos', en: '' } })
    const [contact, firewall] = (await agent.api.fields.list({ query: { subject } })).items
    const email = `${ana.id}@enlace.example`
    await admin.api.people.update({ params: { id: ana.id }, body: { email } })
    const file = `Nombre,Contacto,Cortafuegos\nEnlace,${email},inv-77\nNadie,nadie@nunca.example,`

    const done = await importing(file)

    expect(done.counts).toMatchObject({ new: 1, wrong: 1 })
    const { items } = await agent.api.organizations.list({ query: { q: 'Enlace' } })
    expect(items[0]?.fields).toEqual({ [contact?.key ?? '']: ana.id, [firewall?.key ?? '']: laptop.id })
    const csv = await world.fetch(`/api/v1/customer-exports/${subject}`, { headers: { cookie: admin.cookie } })
    expect(await csv.text()).toContain(`${email};INV-77`)
  })
})

async function importing(content: string) {
  const file = await upload(world, admin, { name: 'empresas.csv', type: 'text/csv', content })
  const imports = admin.api.customerImports
  const { id, columns } = await imports.create({ body: { attachmentId: file.id, subject: 'organization' } })
  const targets = columns.map(({ target }) => target)
  await imports.preview({ params: { id }, body: { targets, createsOrganizations: false } })
  await world.drain()
  await imports.apply({ params: { id } })
  await world.drain()
  return imports.get({ params: { id } })
}
