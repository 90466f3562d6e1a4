import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { transact } from '../../kernel/context.ts'
import { findOrCreateRequester } from '../index.ts'
import { refusalOf } from '../test-browser.ts'

let world: World
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

test('an agent adds an organization and sees how many belong to it', async () => {
  const body = { name: 'Acme', domains: ['Acme.example', 'acme.example', 'acme.test'], isVip: true, notes: 'Mondays' }
  const { id } = await agent.api.organizations.create({ body })
  await world.person('requester', { organizationId: id })

  const organization = await agent.api.organizations.get({ params: { id } })

  expect(organization).toMatchObject({
    name: 'Acme',
    domains: ['acme.example', 'acme.test'],
    isVip: true,
    notes: 'Mondays',
    memberCount: 1,
  })
})

test('a name belongs to one organization, whatever its case', async () => {
  const [one, two] = [
    await agent.api.organizations.create({ body: { name: 'Initech' } }),
    await agent.api.organizations.create({ body: { name: 'Initrode' } }),
  ]

  const made = await refusalOf(agent.api.organizations.create({ body: { name: 'INITECH' } }))
  const renamed = await refusalOf(agent.api.organizations.update({ params: { id: two.id }, body: { name: 'initech' } }))
  const itself = await agent.api.organizations.update({ params: { id: one.id }, body: { name: 'INITECH' } })

  expect([made, renamed]).toEqual(['name_taken', 'name_taken'])
  expect(itself.name).toBe('INITECH')
})

test('a name asked for by ten at once is given to one', async () => {
  const body = { name: 'Rush' }

  const codes = await Promise.all(Array.from({ length: 10 }, () => refusalOf(agent.api.organizations.create({ body }))))

  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  expect(codes.filter((code) => code === 'name_taken')).toHaveLength(9)
})

describe('an organization that a mail made', () => {
  const write = (email: string) =>
    transact(world.desk.contextOf({ kind: 'system', job: 'test' }), (work) =>
      findOrCreateRequester(work, { email, makesOrganization: true }),
    )

  const ticketOf = async (id: string) => {
    const body = { subject: 'El fax', bodyText: 'No va', requester: { id } }
    return (await agent.api.tickets.create({ body })).number
  }

  test('becomes the one that a person makes for its domain', async () => {
    const ana = await write('ana@madeup.example')

    const body = { name: 'Madeup', domains: ['madeup.example', 'madeup.test'] }
    const organization = await agent.api.organizations.create({ body })

    expect(organization).toMatchObject({ id: ana.organizationId, ...body, memberCount: 1 })
    await expect(agent.api.organizations.create({ body: { ...body, name: 'Other' } })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test('gives way, with its people and tickets, to the one that a person gives its domain to', async () => {
    const known = await agent.api.organizations.create({ body: { name: 'Grupo Sol', domains: ['sol.example'] } })
    const number = await ticketOf((await write('ana@sol-norte.example')).id)

    const domains = ['sol.example', 'sol-norte.example']
    const organization = await agent.api.organizations.update({ params: { id: known.id }, body: { domains } })

    expect(organization.memberCount).toBe(1)
    expect((await agent.api.tickets.get({ params: { number } })).organization?.id).toBe(known.id)
    expect((await agent.api.organizations.list({ query: { q: 'sol-norte' } })).items.map(({ id }) => id)).toEqual([
      known.id,
    ])
  })

  test('stays what it is once a person has named it', async () => {
    const { organizationId } = await write('ana@named.example')
    const params = { id: organizationId ?? '' }
    await agent.api.organizations.update({ params, body: { name: 'Nombrada' } })

    const attempt = agent.api.organizations.create({ body: { name: 'Taker', domains: ['named.example'] } })

    await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { domains: expect.any(String) } })
    expect(await agent.api.organizations.get({ params })).toMatchObject({ name: 'Nombrada', memberCount: 1 })
  })

  test('is not made for what a stranger types into a form', async () => {
    const asked = await transact(world.desk.contextOf({ kind: 'system', job: 'test' }), (work) =>
      findOrCreateRequester(work, { email: 'ana@typed.example' }),
    )

    expect(asked.organizationId).toBeNull()
  })
})

test('a domain belongs to one organization', async () => {
  await agent.api.organizations.create({ body: { name: 'Owner', domains: ['owned.example'] } })

  const attempt = agent.api.organizations.create({ body: { name: 'Taker', domains: ['owned.example'] } })

  await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { domains: expect.any(String) } })
  expect((await agent.api.organizations.list({ query: { q: 'taker' } })).items).toEqual([])
})

test('what a change does not name stays as it was', async () => {
  const body = { name: 'Kept', domains: ['kept.example'], isVip: true, notes: 'Call first' }
  const { id } = await agent.api.organizations.create({ body })

  const changed = await agent.api.organizations.update({ params: { id }, body: { name: 'Kept Still' } })

  expect(changed).toMatchObject({ ...body, name: 'Kept Still' })
})

test.each([
  ['glob', ['Globex']],
  ['GLÓBEX', ['Globex']],
  ['globex.test', ['Globex']],
  ['%', []],
])('organizations are found by %s', async (q, names) => {
  const exists = (await agent.api.organizations.list({ query: { q: 'globex' } })).items.length > 0
  if (!exists) await agent.api.organizations.create({ body: { name: 'Globex', domains: ['globex.test'] } })

  const { items } = await agent.api.organizations.list({ query: { q } })

  expect(items.map(({ name }) => name)).toEqual(names)
})

test('they are listed page by page, by name without regard to case', async () => {
  for (const name of ['zeta one', 'Zeta Two', 'zeta three']) await agent.api.organizations.create({ body: { name } })
  const first = await agent.api.organizations.list({ query: { q: 'zeta', limit: 2 } })

  const second = await agent.api.organizations.list({
    query: { q: 'zeta', limit: 2, cursor: first.nextCursor ?? undefined },
  })

  const names = [...first.items, ...second.items].map(({ name }) => name)
  expect(names).toEqual(['zeta one', 'zeta three', 'Zeta Two'])
  expect(second.nextCursor).toBeNull()
  expect(await refusalOf(agent.api.organizations.list({ query: { cursor: 'WzFd' } }))).toBe('invalid_cursor')
})
