import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOauthProvider } from '#test/servers/oauth-provider.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { accessTokenOf } from './tokens.ts'

let world: World
let provider: Awaited<ReturnType<typeof startOauthProvider>>
let admin: Somebody

beforeAll(async () => {
  provider = await startOauthProvider('support@clinica.example')
  world = await createWorld({ fetch: (url, init) => provider.fetch(url, init) })
  admin = await world.admin()
})
afterAll(async () => {
  await world.close()
  provider.close()
})
beforeEach(() => {
  Object.assign(provider, { isWithdrawn: false, isBroken: false, consentSeconds: undefined })
})

const add = (body: { provider: 'microsoft' | 'google'; tenant?: string; clientSecret?: string }) =>
  admin.api.oauth.create({ body: { clientId: 'client', clientSecret: 'secret', ...body } })
const authorize = async (id: string) => (await admin.api.oauth.authorize({ params: { id } })).url
const find = async (id: string) => (await admin.api.oauth.list()).items.find((one) => one.id === id)
const context = () => world.desk.contextOf({ kind: 'system', job: 'test' })

/** The browser comes back from the provider. */
async function comeBack(back: URL, who: { cookie: string } = admin) {
  const { pathname, search } = back
  const response = await world.fetch(pathname + search, { headers: { cookie: who.cookie }, redirect: 'manual' })
  return response.headers.get('location')
}

async function consented(more: { tenant?: string } = {}) {
  const { id } = await add({ provider: 'microsoft', ...more })
  await comeBack(provider.consent(await authorize(id)))
  return id
}

describe('a consent', () => {
  test('is asked for at the provider, with a proof that only Mesa has', async () => {
    const { id } = await add({ provider: 'microsoft', tenant: 'clinica.example' })

    const url = new URL(await authorize(id))

    expect(url.origin + url.pathname).toBe('https://login.microsoftonline.com/clinica.example/oauth2/v2.0/authorize')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: 'http://desk.example/api/v1/oauth/callback',
      code_challenge_method: 'S256',
      scope: expect.stringContaining('IMAP.AccessAsUser.All'),
    })
  })

  test('that is given makes the account known, and shows no secret', async () => {
    const { id } = await add({ provider: 'google' })

    const location = await comeBack(provider.consent(await authorize(id)))

    expect(location).toBe('/desk/settings/inboxes?consent=given')
    const connection = await find(id)
    expect(connection).toMatchObject({ state: 'connected', account: 'support@clinica.example', error: null })
    expect(JSON.stringify(connection)).not.toMatch(/secret|refresh-|access-/)
    const row = await world.db.selectFrom('oauthConnections').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row.refreshToken?.toString('latin1')).not.toContain('refresh-')
  })

  test('comes back once', async () => {
    const { id } = await add({ provider: 'google' })
    const back = provider.consent(await authorize(id))
    await comeBack(back)

    const location = await comeBack(back)

    expect(location).toBe('/desk/settings/inboxes?consent=expired')
  })

  test('comes back to the session that asked for it, and to no other administrator', async () => {
    const { id } = await add({ provider: 'google' })
    const back = provider.consent(await authorize(id))
    const other = await world.person('admin')

    const location = await comeBack(back, other)

    expect(location).toBe('/desk/settings/inboxes?consent=expired')
    expect((await find(id))?.state).toBe('asked')
  })

  test('comes back within a quarter of an hour', async () => {
    const { id } = await add({ provider: 'google' })
    const back = provider.consent(await authorize(id))
    world.pass(16 * 60_000)

    const location = await comeBack(back)

    expect(location).toBe('/desk/settings/inboxes?consent=expired')
  })

  test('that is refused changes nothing', async () => {
    const { id } = await add({ provider: 'google' })
    const back = provider.consent(await authorize(id))
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')

    const location = await comeBack(back)

    expect(location).toBe('/desk/settings/inboxes?consent=refused')
    expect((await find(id))?.state).toBe('asked')
  })

  test('with a wrong secret of the application says what the provider said', async () => {
    const { id } = await add({ provider: 'google', clientSecret: 'wrong' })

    const location = await comeBack(provider.consent(await authorize(id)))

    expect(location).toBe('/desk/settings/inboxes?consent=failed')
    expect(await find(id)).toMatchObject({ state: 'failed', error: 'invalid_client' })
  })

  test('cannot be forgotten while an inbox signs in with it', async () => {
    const id = await consented()
    await useFor(id, 'used@desk.example')

    await expect(admin.api.oauth.remove({ params: { id } })).rejects.toMatchObject({ code: 'in_use' })
  })
})

describe('an access token', () => {
  test('is used until shortly before its end', async () => {
    const id = await consented()
    const before = provider.requests.length

    const [first, second] = [await accessTokenOf(context(), id), await accessTokenOf(context(), id)]

    expect(second).toBe(first)
    expect(provider.requests.length).toBe(before)
  })

  test('is fetched by one of many who need it, and the new refresh token takes the place of the old', async () => {
    const id = await consented()
    world.pass(56 * 60_000)
    const before = provider.requests.length

    const tokens = await Promise.all([1, 2, 3, 4].map(() => accessTokenOf(context(), id)))

    expect(new Set(tokens).size).toBe(1)
    expect(provider.requests.length).toBe(before + 1)
    world.pass(56 * 60_000)
    expect(await accessTokenOf(context(), id)).not.toBe(tokens[0])
  })

  test('is refreshed by a job ahead of its end', async () => {
    const id = await consented()
    await useFor(id, 'ahead@desk.example')
    const first = await accessTokenOf(context(), id)
    world.pass(40 * 60_000)

    await world.run('oauth:refresh')

    expect(await accessTokenOf(context(), id)).not.toBe(first)
  })

  test('that cannot be had for a moment is no lost consent', async () => {
    const id = await consented()
    world.pass(56 * 60_000)
    provider.isBroken = true

    await expect(accessTokenOf(context(), id)).rejects.toMatchObject({ fault: 'server' })

    provider.isBroken = false
    expect(await accessTokenOf(context(), id)).toMatch(/^access-/)
  })
})

describe('a consent that ends', () => {
  test('raises an alarm that says so, and is asked for at the provider no more', async () => {
    const id = await consented()
    const { inboxId } = await useFor(id, 'withdrawn@desk.example')
    world.pass(56 * 60_000)
    provider.isWithdrawn = true

    await world.run('oauth:refresh')

    const before = provider.requests.length
    await expect(accessTokenOf(context(), id)).rejects.toMatchObject({ fault: 'consent' })
    expect(provider.requests.length).toBe(before)
    expect(await find(id)).toMatchObject({ state: 'failed', error: 'invalid_grant: The consent was withdrawn' })
    const { items } = await admin.api.channels.list()
    expect(items.find((one) => one.inboxId === inboxId)).toMatchObject({ state: 'failing', fault: 'consent' })
  })

  test('holds again when it is given again', async () => {
    const id = await consented()
    world.pass(56 * 60_000)
    provider.isWithdrawn = true
    await expect(accessTokenOf(context(), id)).rejects.toMatchObject({ fault: 'consent' })

    provider.isWithdrawn = false
    await comeBack(provider.consent(await authorize(id)))

    expect(await accessTokenOf(context(), id)).toMatch(/^access-/)
  })

  test('by itself is told two weeks before', async () => {
    provider.consentSeconds = 20 * 86_400
    const id = await consented()
    const { inboxId } = await useFor(id, 'soon@desk.example')
    const channel = async () => (await admin.api.channels.list()).items.find((one) => one.inboxId === inboxId)
    await works(inboxId)
    const early = await channel()

    world.pass(7 * 86_400_000)
    await works(inboxId)

    expect(early?.state).toBe('ok')
    expect(await channel()).toMatchObject({ state: 'expiring', since: (await find(id))?.consentExpiresAt })
  })
})

async function useFor(oauthConnectionId: string, address: string) {
  const { id } = await admin.api.inboxes.create({ body: { name: address, address } })
  const server = { host: '127.0.0.1', port: 9, security: 'none' as const, username: '' }
  await admin.api.receiving.save({ params: { id }, body: { ...server, oauthConnectionId } })
  return { inboxId: id }
}

async function works(inboxId: string): Promise<void> {
  const lastSuccessAt = context().now()
  await world.db.updateTable('mailAccounts').set({ lastSuccessAt }).where('inboxId', '=', inboxId).execute()
}
