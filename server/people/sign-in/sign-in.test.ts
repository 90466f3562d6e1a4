import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { administrator, createWorld, type World } from '#test/world.ts'
import { freshLimits, openBrowser } from '../test-browser.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => freshLimits(world))

const { email, password } = administrator
const wrong = 'some-other-words'

function postSignIn(body: object, headers: Record<string, string> = {}) {
  return world.fetch('/api/v1/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

describe('signing in with a password', () => {
  test('answers who one is and stays signed in', async () => {
    const { api } = openBrowser(world)

    const me = await api.sessions.signIn({ body: { email: ' ADMIN@Desk.example ', password } })

    expect(me).toMatchObject({ email, role: 'admin', guestTicket: null, hasPassword: true })
    expect(await api.sessions.me()).toEqual(me)
  })

  test('hands out a cookie that scripts and other sites cannot use', async () => {
    const response = await postSignIn({ email, password })

    const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith('mesa_session='))
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Lax/)
    expect(line).toMatch(/; Path=\/(;|$)/)
    expect(line).toMatch(/; Max-Age=2592000/)
  })

  test('keeps only a hash of what the cookie holds', async () => {
    const { api, cookies } = openBrowser(world)
    await api.sessions.signIn({ body: { email, password } })

    const rows = await world.db.selectFrom('sessions').selectAll().execute()

    expect(JSON.stringify(rows)).not.toContain(cookies.get('mesa_session'))
  })

  test('is refused in the same words for a wrong password and an unknown address', async () => {
    const known = await postSignIn({ email, password: wrong })
    const unknown = await postSignIn({ email: 'nobody@desk.example', password: wrong })

    expect([known.status, unknown.status]).toEqual([401, 401])
    expect(await known.text()).toBe(await unknown.text())
    expect(headerNames(known)).toEqual(headerNames(unknown))
  })

  test('is refused to people who have no password', async () => {
    const rita = await world.person('requester')

    const attempt = openBrowser(world).api.sessions.signIn({ body: { email: rita.email, password: wrong } })

    await expect(attempt).rejects.toMatchObject({ code: 'wrong_credentials' })
  })

  test('ends the session that the browser had before, so that none can be slipped to it', async () => {
    const browser = openBrowser(world)
    await browser.api.sessions.signIn({ body: { email, password } })
    const before = browser.cookieHeader()

    await browser.api.sessions.signIn({ body: { email, password } })

    expect(browser.cookieHeader()).not.toBe(before)
    expect((await world.fetch('/api/v1/me', { headers: { cookie: before } })).status).toBe(401)
  })
})

describe('guessing', () => {
  test('ends after ten attempts at one address, even with the right password at last', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) await postSignIn({ email, password: wrong })

    const response = await postSignIn({ email, password })

    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(response.headers.getSetCookie().join()).not.toContain('mesa_session')
  })

  test('at one address locks nobody else out, and the lock passes', async () => {
    const ana = await world.person('agent')
    for (let attempt = 0; attempt < 11; attempt += 1) await postSignIn({ email, password: wrong })

    const other = await postSignIn({ email: ana.email, password: wrong })
    world.pass(15 * 60_000)
    const later = await postSignIn({ email, password })

    expect(other.status).toBe(401)
    expect(later.status).toBe(200)
  })

  test('unknown addresses is limited like known ones', async () => {
    const statuses = []
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await postSignIn({ email: 'unknown@desk.example', password: wrong })).status)
    }

    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  })

  test('many addresses from one place ends after fifty attempts', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 51; attempt += 1) {
      statuses.push((await postSignIn({ email: `guess${attempt}@desk.example`, password: wrong })).status)
    }

    expect(statuses.lastIndexOf(401)).toBe(49)
    expect(statuses[50]).toBe(429)
  })
})

describe('a session', () => {
  test('ends when signing out', async () => {
    const browser = openBrowser(world)
    await browser.api.sessions.signIn({ body: { email, password } })
    const cookie = browser.cookieHeader()

    await browser.api.sessions.signOut()

    expect(browser.cookies.has('mesa_session')).toBe(false)
    expect((await world.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(401)
  })

  test('lasts for thirty days from its last use', async () => {
    const { api } = openBrowser(world)
    await api.sessions.signIn({ body: { email, password } })

    world.pass(29 * 86_400_000)
    await api.sessions.me()
    world.pass(29 * 86_400_000)
    await api.sessions.me()
    world.pass(31 * 86_400_000)

    await expect(api.sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test('notes that it is in use once a minute, not with each request', async () => {
    const browser = openBrowser(world)
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
    const [home, office] = [openBrowser(world), openBrowser(world, 'curl/8.5.0')]
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

describe('a change that another site makes the browser send', () => {
  const change = (headers: Record<string, string>) =>
    world.fetch('/api/v1/me', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ theme: 'dark' }),
    })

  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example', 'x-requested-with': 'mesa' }],
    [{}],
  ])('is refused: %j', async (headers) => {
    const { cookie } = await world.person('agent')

    const response = await change({ cookie, ...headers })

    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'foreign_origin' })
  })

  test.each([
    [{ origin: 'http://desk.example' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'x-requested-with': 'mesa' }],
  ])('is accepted from our own: %j', async (headers) => {
    const { cookie } = await world.person('agent')

    const response = await change({ cookie, ...headers })

    expect(response.status).toBe(200)
  })

  test('cannot sign somebody in either', async () => {
    const response = await postSignIn({ email, password }, { origin: 'https://evil.example' })

    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('reads nothing that a plain request would not read', async () => {
    const { cookie } = await world.person('agent')

    const response = await world.fetch('/api/v1/me', { headers: { cookie, origin: 'https://evil.example' } })

    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a stranger', () => {
  test('is recognised by a cookie once something was changed, and only then', async () => {
    const looked = await world.fetch('/api/v1/desk')
    const changed = await world.fetch('/api/v1/sign-out', { method: 'POST' })

    expect(looked.headers.getSetCookie()).toEqual([])
    expect(changed.headers.getSetCookie().join()).toMatch(/mesa_stranger=[\w-]{43};.*HttpOnly/)
  })

  test.each([
    '/me',
    '/people',
    '/organizations',
    '/teams',
    '/inboxes',
    '/tokens',
    '/settings',
    '/audit',
    '/me/sessions',
  ])('is asked to sign in at %s', async (path) => {
    const response = await world.fetch(`/api/v1${path}`)

    expect(response.status).toBe(401)
  })
})

describe('the audit log', () => {
  test('tells of sign-ins that succeeded and failed, with the place and without the secret', async () => {
    const admin = await world.admin()
    await postSignIn({ email, password })
    await postSignIn({ email: 'ghost@desk.example', password: wrong })

    const { items } = await admin.api.audit.list({ query: { action: 'sign_in', limit: 2 } })

    expect(items).toMatchObject([
      { action: 'sign_in.failed', subject: 'ghost@desk.example', actor: null, ip: '127.0.0.1' },
      { action: 'sign_in.succeeded', subject: email, actor: { email } },
    ])
    expect(JSON.stringify(items)).not.toContain(password)
    expect(JSON.stringify(items)).not.toContain(wrong)
  })
})

function headerNames(response: Response): string[] {
  return [...response.headers.keys()].sort()
}
