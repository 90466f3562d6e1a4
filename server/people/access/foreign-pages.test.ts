import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator, createWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

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
    const response = await world.fetch('/api/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify(administrator),
    })

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
  test('is recognised by a cookie once a file was sent, and only then', async () => {
    const looked = await world.fetch('/api/v1/desk')
    const changed = await world.fetch('/api/v1/sign-out', { method: 'POST' })
    const sent = await world.fetch('/api/v1/attachments', { method: 'POST' })

    expect(looked.headers.getSetCookie()).toEqual([])
    expect(changed.headers.getSetCookie().join()).not.toContain('mesa_stranger')
    expect(sent.headers.getSetCookie().join()).toMatch(/mesa_stranger=[\w-]{43};.*HttpOnly/)
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
