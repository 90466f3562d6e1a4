import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { transact } from '../kernel/context.ts'
import { countMails, mailedToken, openBrowser, refusalOf } from './test-browser.ts'

let world: World
let admin: Somebody
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Ana Agente' })
})
afterAll(() => world.close())

const unknownId = '01a20fe0-ad1b-78de-800b-c4825b35130a'

describe('an agent', () => {
  test('adds a requester, whose organization follows from the address', async () => {
    const body = { name: 'Globex', domains: ['globex.example'] }
    const organization = await agent.api.organizations.create({ body })

    const rita = await agent.api.people.create({
      body: { name: 'Rita Robles', email: 'Rita@Mail.Globex.example', phones: ['+34 600 11 22 33'], isVip: true },
    })

    expect(rita).toMatchObject({
      name: 'Rita Robles',
      email: 'rita@mail.globex.example',
      emails: ['rita@mail.globex.example'],
      phones: ['+34 600 11 22 33'],
      role: 'requester',
      organization: { id: organization.id, name: 'Globex' },
      isVip: true,
      isActive: true,
      language: 'es',
      can: { update: true, changeRole: false },
    })
    expect(await agent.api.people.get({ params: { id: rita.id } })).toEqual(rita)
  })

  test('adds neither agents nor administrators', async () => {
    const codes = []
    for (const role of ['agent', 'admin'] as const) {
      codes.push(await refusalOf(agent.api.people.create({ body: { name: 'Eve', email: 'eve@desk.example', role } })))
    }

    expect(codes).toEqual(['forbidden', 'forbidden'])
  })

  test.each([{ role: 'admin' as const }, { role: 'agent' as const }, { isActive: false }, { teamIds: [unknownId] }])(
    'gives no requester %j',
    async (body) => {
      const rita = await world.person('requester')

      expect(await refusalOf(agent.api.people.update({ params: { id: rita.id }, body }))).toBe('forbidden')
    },
  )

  test('may send back what stays as it is', async () => {
    const rita = await world.person('requester')

    const changed = await agent.api.people.update({
      params: { id: rita.id },
      body: { name: 'Rita Nueva', role: 'requester', isActive: true, teamIds: [] },
    })

    expect(changed.name).toBe('Rita Nueva')
  })

  test('changes neither colleagues, nor administrators, nor the own role', async () => {
    const colleague = await world.person('agent')
    const codes = []
    for (const { id } of [colleague, admin, agent]) {
      codes.push(await refusalOf(agent.api.people.update({ params: { id }, body: { email: 'mine@evil.example' } })))
      codes.push(await refusalOf(agent.api.people.update({ params: { id }, body: { role: 'admin' } })))
    }

    expect(codes).toEqual(codes.map(() => 'forbidden'))
    expect((await agent.api.people.get({ params: { id: colleague.id } })).can).toEqual({
      update: false,
      changeRole: false,
    })
  })
})

describe('a requester', () => {
  test('sees nobody and changes nobody', async () => {
    const rita = await world.person('requester')
    const attempts = [
      rita.api.people.list(),
      rita.api.people.get({ params: { id: rita.id } }),
      rita.api.people.update({ params: { id: rita.id }, body: { role: 'admin' } }),
      rita.api.people.create({ body: { name: 'X' } }),
      rita.api.organizations.list(),
      rita.api.teams.list(),
      rita.api.inboxes.list(),
      rita.api.desk.settings(),
      rita.api.audit.list(),
    ]

    const codes = await Promise.all(attempts.map(refusalOf))

    expect(codes).toEqual(attempts.map(() => 'forbidden'))
  })

  test('changes the own name and language, and nothing that gives rights', async () => {
    const rita = await world.person('requester')
    const body = { name: 'Rita Otra', language: 'en', role: 'admin', seesOrganization: true, isVip: true }

    const response = await world.fetch('/api/v1/me', {
      method: 'PATCH',
      headers: { cookie: rita.cookie, 'x-requested-with': 'mesa', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

    expect(await response.json()).toMatchObject({ name: 'Rita Otra', language: 'en', role: 'requester' })
    const seen = await agent.api.people.get({ params: { id: rita.id } })
    expect(seen).toMatchObject({ name: 'Rita Otra', role: 'requester', seesOrganization: false, isVip: false })
  })
})

describe('an administrator', () => {
  test('invites an agent, who chooses a password with the mailed link', async () => {
    const body = { name: 'Bea Nueva', email: 'bea@desk.example', role: 'agent', language: 'en' } as const
    await admin.api.people.create({ body })

    const token = await mailedToken(world, 'bea@desk.example')
    const me = await openBrowser(world, createClient).api.sessions.reset({
      body: { token, password: 'tres gatos en bici' },
    })

    expect(me).toMatchObject({ name: 'Bea Nueva', role: 'agent', hasPassword: true })
  })

  test('makes an agent of a requester, who is then invited once', async () => {
    const rita = await world.person('requester')

    await admin.api.people.update({ params: { id: rita.id }, body: { role: 'agent' } })
    await admin.api.people.update({ params: { id: rita.id }, body: { role: 'admin' } })

    expect(await countMails(world, rita.email)).toBe(1)
  })

  test('makes no agent without an address, and no requester a team’s member', async () => {
    const [team] = (await admin.api.teams.list()).items
    const attempts = [
      admin.api.people.create({ body: { name: 'No Address', role: 'agent' } }),
      admin.api.people.create({ body: { name: 'Rita', teamIds: [team?.id ?? ''] } }),
      admin.api.people.create({ body: { name: 'Ana', email: 'x@desk.example', role: 'agent', teamIds: [unknownId] } }),
      admin.api.people.create({ body: { name: 'Rita', organizationId: unknownId } }),
    ]

    expect(await Promise.all(attempts.map(refusalOf))).toEqual(attempts.map(() => 'invalid'))
  })

  test('puts agents into teams; who becomes a requester leaves them', async () => {
    const team = await admin.api.teams.create({ body: { name: 'Redes' } })
    const bea = await world.person('agent')

    const joined = await admin.api.people.update({ params: { id: bea.id }, body: { teamIds: [team.id] } })
    const left = await admin.api.people.update({ params: { id: bea.id }, body: { role: 'requester' } })

    expect([joined.teamIds, left.teamIds]).toEqual([[team.id], []])
  })

  test('ends all sessions of whom they make inactive', async () => {
    const bea = await world.person('agent')

    await admin.api.people.update({ params: { id: bea.id }, body: { isActive: false } })
    await admin.api.people.update({ params: { id: bea.id }, body: { isActive: true } })

    expect(await refusalOf(bea.api.sessions.me())).toBe('not_signed_in')
  })

  test('leaves a trace of every change, with what was before', async () => {
    const rita = await world.person('requester', { name: 'Rita Antes' })

    await admin.api.people.update({ params: { id: rita.id }, body: { name: 'Rita Después', isVip: true } })

    const { items } = await admin.api.audit.list({ query: { action: 'person.changed', limit: 1 } })
    expect(items).toMatchObject([
      {
        actor: { id: admin.id },
        subject: 'Rita Después',
        changes: [
          { field: 'name', from: 'Rita Antes', to: 'Rita Después' },
          { field: 'isVip', from: false, to: true },
        ],
      },
    ])
  })
})

test('a change that fails leaves nothing behind, no mail either', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const before = await world.db.selectFrom('auditEntries').select('id').execute()

  const attempt = transact(ctx, async (work) => {
    await work.record({ action: 'person.created', subject: 'nobody' })
    throw new Error('stop')
  })

  await expect(attempt).rejects.toThrow('stop')
  expect(await world.db.selectFrom('auditEntries').select('id').execute()).toHaveLength(before.length)
})
