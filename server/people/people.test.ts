import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
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
  test('invites an agent, who chooses a password with the mailed link within a week', async () => {
    const body = { name: 'Bea Nueva', email: 'bea@desk.example', role: 'agent', language: 'en' } as const
    await admin.api.people.create({ body })
    const browser = openBrowser(world)

    world.pass(6 * 86_400_000)
    const token = await mailedToken(world, 'bea@desk.example')
    const me = await browser.api.sessions.reset({ body: { token, password: 'tres gatos en bici' } })

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

describe('the last administrator', () => {
  test.each([{ role: 'agent' as const }, { role: 'requester' as const }, { isActive: false }])(
    'cannot be given %j, not even by the own hand',
    async (body) => {
      await demoteOthers()

      const code = await refusalOf(admin.api.people.update({ params: { id: admin.id }, body }))

      expect(code).toBe('last_administrator')
      expect((await admin.api.sessions.me()).role).toBe('admin')
    },
  )

  test('remains when two demote each other at once', async () => {
    await demoteOthers()
    const other = await world.person('admin')

    const codes = await Promise.all([
      refusalOf(admin.api.people.update({ params: { id: other.id }, body: { role: 'agent' } })),
      refusalOf(other.api.people.update({ params: { id: admin.id }, body: { role: 'agent' } })),
    ])

    const { items } = await agent.api.people.list({ query: { role: 'admin' } })
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(items.filter(({ isActive }) => isActive)).toHaveLength(1)
    await world.db.updateTable('people').set({ role: 'admin' }).where('id', '=', admin.id).execute()
  })

  test('is none while another is active', async () => {
    const other = await world.person('admin')

    const changed = await admin.api.people.update({ params: { id: other.id }, body: { role: 'agent' } })

    expect(changed.role).toBe('agent')
  })

  async function demoteOthers(): Promise<void> {
    await world.db
      .updateTable('people')
      .set({ role: 'agent' })
      .where('role', '=', 'admin')
      .where('id', '<>', admin.id)
      .execute()
  }
})

describe('addresses and numbers', () => {
  test('belong to one person, however they are written', async () => {
    const body = { name: 'Luis', email: 'luis@people.example', phones: ['600 99 88 77'] }
    await agent.api.people.create({ body })
    const attempts = [
      { name: 'Other', email: 'LUIS@people.example' },
      { name: 'Other', phones: ['00 600-99-88-77'] },
    ]

    for (const other of attempts)
      expect(await refusalOf(agent.api.people.create({ body: other }))).toBe('address_taken')
    expect((await agent.api.people.list({ query: { q: 'Other' } })).items).toEqual([])
  })

  test('given to twenty at once go to one', async () => {
    const body = { name: 'Gemelo', email: 'gemelo@people.example' }

    const codes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(agent.api.people.create({ body }))))

    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'address_taken')).toHaveLength(19)
    expect((await agent.api.people.list({ query: { q: 'gemelo' } })).items).toHaveLength(1)
  })

  test('that were changed are free for others', async () => {
    const mar = await agent.api.people.create({
      body: { name: 'Mar', email: 'mar@people.example', phones: ['112233'] },
    })

    const changed = await agent.api.people.update({
      params: { id: mar.id },
      body: { email: 'mar2@people.example', phones: ['445566', '44-55-66'] },
    })
    const next = await agent.api.people.create({
      body: { name: 'Mar Dos', email: 'mar@people.example', phones: ['112233'] },
    })

    expect(changed).toMatchObject({ emails: ['mar2@people.example'], phones: ['44-55-66'] })
    expect(next.email).toBe('mar@people.example')
  })

  test('may be none', async () => {
    const sol = await agent.api.people.create({
      body: { name: 'Sol', email: 'sol@people.example', phones: ['778899'] },
    })

    const changed = await agent.api.people.update({ params: { id: sol.id }, body: { email: null, phones: [] } })

    expect(changed).toMatchObject({ email: null, emails: [], phones: [] })
  })

  test('without a digit are no numbers', async () => {
    const attempt = agent.api.people.create({ body: { name: 'Sin', phones: ['+--'] } })

    expect(await refusalOf(attempt)).toBe('invalid')
  })
})

describe('people are found', () => {
  beforeAll(async () => {
    const body = { name: 'Íñigo Núñez 100%', email: 'inigo_n@hallar.example', phones: ['+34 911 22 33 44'] }
    await agent.api.people.create({ body })
    await agent.api.people.create({ body: { name: 'Inigo Otero', email: 'otero@hallar.example' } })
  })

  test.each([
    ['íñigo', 2],
    ['INIGO', 2],
    ['nunez inig', 1],
    ['igo', 2],
    ['inigo_n@', 1],
    ['hallar.example', 2],
    ['911 22 33', 1],
    ['0034911223344', 1],
    ['100%', 1],
    ['igo_o', 0],
    ['%', 1],
    ['inigo nadie', 0],
    ["'; drop table people; --", 0],
    ['\\', 0],
  ])('by %s: %i', async (q, count) => {
    const { items } = await agent.api.people.list({ query: { q } })

    expect(items.filter(({ email }) => email?.endsWith('hallar.example'))).toHaveLength(count)
  })

  test('by their new name, and no longer by the old', async () => {
    const eva = await agent.api.people.create({ body: { name: 'Evangelina Antigua' } })

    await agent.api.people.update({ params: { id: eva.id }, body: { name: 'Evangelina Moderna' } })

    expect((await agent.api.people.list({ query: { q: 'evangelina moderna' } })).items).toHaveLength(1)
    expect((await agent.api.people.list({ query: { q: 'evangelina antigua' } })).items).toEqual([])
  })

  test('to assign tickets to: agents and administrators who are active', async () => {
    const gone = await world.person('agent')
    await admin.api.people.update({ params: { id: gone.id }, body: { isActive: false } })

    const { items } = await agent.api.people.list({ query: { assignable: true, limit: 200 } })

    expect(items.map(({ id }) => id)).toContain(agent.id)
    expect(items.map(({ id }) => id)).not.toContain(gone.id)
    expect(items.every(({ role, isActive }) => role !== 'requester' && isActive)).toBe(true)
  })

  test('page by page: everybody once, by name', async () => {
    for (let index = 0; index < 5; index += 1) await agent.api.people.create({ body: { name: 'Mismo Nombre' } })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await agent.api.people.list({ query: { limit: 3, cursor, q: 'mismo' } })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)

    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  test.each(['nonsense', 'WyJhIl0', 'WyJhIiwiYiJd', 'WzEsMl0', 'bnVsbA'])(
    'not by a made-up cursor %s',
    async (cursor) => {
      expect(await refusalOf(agent.api.people.list({ query: { cursor } }))).toBe('invalid_cursor')
    },
  )

  test('not where there is nobody', async () => {
    expect(await refusalOf(agent.api.people.get({ params: { id: unknownId } }))).toBe('not_found')
    expect(await refusalOf(admin.api.people.update({ params: { id: unknownId }, body: { name: 'X' } }))).toBe(
      'not_found',
    )
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
