import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { administrator, createWorld, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { freshLimits, openBrowser } from '../test-browser.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => freshLimits(world))

const { email, password } = administrator

describe('a session', () => {
  test('ends when signing out', async () => {
    const browser = openBrowser(world, createClient)
    await browser.api.sessions.signIn({ body: { email, password } })
    const cookie = browser.cookieHeader()

    await browser.api.sessions.signOut()

    expect(browser.cookies.has('mesa_session')).toBe(false)
    expect((await world.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(401)
  })

  test('lasts for thirty days from its last use', async () => {
    const { api } = openBrowser(world, createClient)
    await api.sessions.signIn({ body: { email, password } })

    world.pass(29 * 86_400_000)
    await api.sessions.me()
    world.pass(29 * 86_400_000)
    await api.sessions.me()
    world.pass(31 * 86_400_000)

    await expect(api.sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test('notes that it is in use once a minute, not with each request', async () => {
    const browser = openBrowser(world, createClient)
    await browser.api.sessions.signIn({ body: { email, password } })
    const cookiesSet = async () => (await browser.fetch('/api/v1/me')).headers.getSetCookie().length

    world.pass(59_000)
    const early = await cookiesSet()
    world.pass(2_000)
    const late = await cookiesSet()
    const again = await cookiesSet()

    expect([early, late, again]).toEqual([0, 1, 0])
  })

  test('that is revoked elsewhere is over at once', async () => {
    const [home, office] = [openBrowser(world, createClient), openBrowser(world, createClient, 'curl/8.5.0')]
    await home.api.sessions.signIn({ body: { email, password } })
    await office.api.sessions.signIn({ body: { email, password } })
    const { items } = await home.api.sessions.sessions()
    const [current] = items.filter(({ isCurrent }) => isCurrent)
    const other = items.find(({ device }) => device === 'curl')

    await home.api.sessions.revoke({ params: { id: other?.id ?? '' } })

    expect(current?.device).toBe('Firefox – Linux')
    await expect(office.api.sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
    expect((await home.api.sessions.me()).email).toBe(email)
  })

  test('of somebody else can be neither seen nor revoked, not even by an administrator', async () => {
    const [ana, admin] = [await world.person('agent'), await world.admin()]
    const own = (await ana.api.sessions.sessions()).items[0]

    const attempt = admin.api.sessions.revoke({ params: { id: own?.id ?? '' } })

    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
    expect((await admin.api.sessions.sessions()).items.map(({ id }) => id)).not.toContain(own?.id)
    expect((await ana.api.sessions.me()).id).toBe(ana.id)
  })

  test.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}"`, 'x'.repeat(5000)])(
    'that nobody began is none: %s',
    async (secret) => {
      const response = await world.fetch('/api/v1/me', { headers: { cookie: `mesa_session=${secret}` } })

      expect(response.status).toBe(401)
    },
  )
})
