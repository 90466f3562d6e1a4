import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenScope } from '#contract/operation.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { refusalOf } from '../test-browser.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function tokenOf(owner: Somebody, scopes: TokenScope[], expiresAt: string | null = null) {
  return owner.api.tokens.create({ body: { name: 'a program', scopes, expiresAt } })
}

describe('a token', () => {
  test('is shown once, acts as its owner, and is kept as a hash', async () => {
    const ana = await world.person('agent')

    const { token, ...told } = await tokenOf(ana, ['people:read'])

    expect(token).toMatch(/^mesa_[\w-]{43}$/)
    expect(token.startsWith(told.prefix)).toBe(true)
    expect((await world.withToken(token).sessions.me()).id).toBe(ana.id)
    expect((await ana.api.tokens.list()).items).toMatchObject([{ id: told.id, owner: { id: ana.id } }])
    expect(JSON.stringify(await world.db.selectFrom('apiTokens').selectAll().execute())).not.toContain(token)
  })

  test('does what its scopes say and nothing else', async () => {
    const admin = await world.admin()
    const api = world.withToken((await tokenOf(admin, ['people:read'])).token)

    expect((await api.people.list()).items).not.toEqual([])
    await expect(api.people.create({ body: { name: 'Rita' } })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(api.desk.settings()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(api.audit.list()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('can do no more than its owner', async () => {
    const ana = await world.person('agent')
    const api = world.withToken((await tokenOf(ana, ['settings:write', 'settings:read', 'people:write'])).token)

    const change = await refusalOf(api.desk.updateSettings({ body: { closeAfterDays: 1 } }))
    const promotion = await refusalOf(api.people.update({ params: { id: ana.id }, body: { role: 'admin' } }))

    expect([change, promotion]).toEqual(['forbidden', 'forbidden'])
    expect((await api.desk.settings()).closeAfterDays).toBe(7)
  })

  test('with every scope can still not make tokens, see sessions or change the password', async () => {
    const admin = await world.admin()
    const everything = ['tickets:read', 'tickets:write', 'people:read', 'people:write', 'mail:deliver'] as const
    const { token } = await tokenOf(admin, [...everything, 'settings:read', 'settings:write'])
    const api = world.withToken(token)

    const attempts = [
      api.tokens.create({ body: { name: 'more', scopes: ['people:read'] } }),
      api.tokens.list(),
      api.sessions.sessions(),
      api.sessions.updateMe({ body: { name: 'Other' } }),
      api.sessions.changePassword({ body: { current: '', password: 'tres gatos en bici' } }),
    ]

    const codes = await Promise.all(attempts.map(refusalOf))
    expect(codes).toEqual(attempts.map(() => 'forbidden'))
  })

  test('needs no cookie protection, and counts before a cookie that is there as well', async () => {
    const [ana, admin] = [await world.person('agent'), await world.admin()]
    const { token } = await tokenOf(ana, ['people:read', 'people:write'])

    const response = await world.fetch('/api/v1/people', {
      method: 'POST',
      headers: {
        authorization: `bearer ${token}`,
        cookie: admin.cookie,
        origin: 'https://elsewhere.example',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'Adam', email: 'adam@people.example', role: 'admin' }),
    })

    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'forbidden' })
  })

  test.each([
    ['unknown', 'Bearer mesa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['empty', 'Bearer'],
    ['nonsense', 'Bearer \u00e4\u00f6\u00fc'],
  ])('that is %s is refused, even where strangers may enter', async (_, authorization) => {
    const response = await world.fetch('/api/v1/desk', { headers: { authorization } })

    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'not_signed_in' })
  })

  test('works until it expires', async () => {
    const ana = await world.person('agent')
    const inAnHour = new Date(world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime() + 3_600_000)
    const api = world.withToken((await tokenOf(ana, ['people:read'], inAnHour.toISOString())).token)
    await api.sessions.me()

    world.pass(3_600_000)

    await expect(api.sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test('cannot be made to have expired already', async () => {
    const ana = await world.person('agent')

    await expect(tokenOf(ana, ['people:read'], '2020-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'invalid' })
  })

  test('sleeps while its owner is inactive', async () => {
    const [ana, admin] = [await world.person('agent'), await world.admin()]
    const api = world.withToken((await tokenOf(ana, ['people:read'])).token)

    await admin.api.people.update({ params: { id: ana.id }, body: { isActive: false } })

    await expect(api.sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test('loses what its owner loses', async () => {
    const [ana, admin] = [await world.person('agent'), await world.admin()]
    const api = world.withToken((await tokenOf(ana, ['people:read'])).token)

    await admin.api.people.update({ params: { id: ana.id }, body: { role: 'requester' } })

    await expect(api.people.list()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('notes its last use once a minute', async () => {
    const ana = await world.person('agent')
    const { id, token } = await tokenOf(ana, ['people:read'])
    const lastUse = async () => (await ana.api.tokens.list()).items.find((one) => one.id === id)?.lastUsedAt
    const use = () => world.withToken(token).sessions.me()

    await use()
    const first = await lastUse()
    world.pass(58_000)
    await use()
    const second = await lastUse()
    world.pass(3_000)
    await use()

    expect(first).not.toBeNull()
    expect(second).toBe(first)
    expect(await lastUse()).not.toBe(first)
  })
})

describe('revoking', () => {
  test('ends a token at once, and the log tells of it without the token', async () => {
    const [ana, admin] = [await world.person('agent'), await world.admin()]
    const { id, token } = await tokenOf(ana, ['people:read'])

    await ana.api.tokens.revoke({ params: { id } })

    await expect(world.withToken(token).sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
    const { items } = await admin.api.audit.list({ query: { action: 'token', actorId: ana.id } })
    expect(items.map(({ action }) => action)).toEqual(['token.revoked', 'token.created'])
    expect(JSON.stringify(items)).not.toContain(token)
  })

  test('a colleague’s token is for administrators; to others it does not exist', async () => {
    const [ana, bea, admin] = [await world.person('agent'), await world.person('agent'), await world.admin()]
    const { id } = await tokenOf(ana, ['people:read'])

    const attempt = bea.api.tokens.revoke({ params: { id } })

    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
    expect((await bea.api.tokens.list()).items).toEqual([])
    expect((await admin.api.tokens.list()).items.map((one) => one.id)).toContain(id)
    await admin.api.tokens.revoke({ params: { id } })
    expect((await ana.api.tokens.list()).items).toEqual([])
  })

  test('requesters have no tokens', async () => {
    const rita = await world.person('requester')

    await expect(tokenOf(rita, ['people:read'])).rejects.toMatchObject({ code: 'forbidden' })
  })
})
