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
    const { api } = openBrowser(world, createClient)

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
    const { api, cookies } = openBrowser(world, createClient)
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

    const attempt = openBrowser(world, createClient).api.sessions.signIn({
      body: { email: rita.email, password: wrong },
    })

    await expect(attempt).rejects.toMatchObject({ code: 'wrong_credentials' })
  })

  test('ends the session that the browser had before, so that none can be slipped to it', async () => {
    const browser = openBrowser(world, createClient)
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

  test('right sign-ins are not counted as guesses', async () => {
    const statuses = []
    for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await postSignIn({ email, password })).status)

    expect(new Set(statuses)).toEqual(new Set([200]))
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
