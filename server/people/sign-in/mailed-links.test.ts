import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWorld, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { countMails, freshLimits, mailedToken, openBrowser } from '../test-browser.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => freshLimits(world))

const minute = 60_000
const good = 'tres gatos en bici'
const better = 'cuatro gatos en moto'

function post(path: string, body: object) {
  return world.fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function linkFor(email: string): Promise<string> {
  await post('/sign-in/link', { email })
  return mailedToken(world, email)
}

async function resetFor(email: string): Promise<string> {
  await post('/password/reset-request', { email })
  return mailedToken(world, email)
}

describe('a mailed sign-in link', () => {
  test('signs its requester in without a password', async () => {
    const [rita, browser] = [await world.person('requester'), openBrowser(world, createClient)]

    const me = await browser.api.sessions.signInByLink({ body: { token: await linkFor(rita.email) } })

    expect(me).toMatchObject({ id: rita.id, role: 'requester', hasPassword: false })
    expect((await browser.api.sessions.me()).id).toBe(rita.id)
  })

  test('works once', async () => {
    const rita = await world.person('requester')
    const token = await linkFor(rita.email)
    await post('/sign-in/by-link', { token })

    const again = await post('/sign-in/by-link', { token })

    expect(again.status).toBe(401)
    expect(await again.json()).toMatchObject({ code: 'link_expired' })
  })

  test('used twenty times at once lets one in', async () => {
    const rita = await world.person('requester')
    const token = await linkFor(rita.email)

    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/sign-in/by-link', { token })))

    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 401)])
  })

  test('works for half an hour', async () => {
    const rita = await world.person('requester')
    const [early, late] = [await linkFor(rita.email), await linkFor(rita.email)]

    world.pass(29 * minute)
    const inTime = await post('/sign-in/by-link', { token: early })
    world.pass(2 * minute)
    const tooLate = await post('/sign-in/by-link', { token: late })

    expect([inTime.status, tooLate.status]).toEqual([200, 401])
  })

  test('does not serve to choose a password', async () => {
    const rita = await world.person('requester')
    const token = await linkFor(rita.email)

    const response = await post('/password/reset', { token, password: good })

    expect(response.status).toBe(401)
    expect((await post('/sign-in/by-link', { token })).status).toBe(200)
  })

  test('is not kept where it could be read', async () => {
    const rita = await world.person('requester')
    const token = await linkFor(rita.email)

    const rows = await world.db.selectFrom('mailedLinks').selectAll().execute()

    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('opens nothing once its person is inactive', async () => {
    const [rita, admin] = [await world.person('requester'), await world.admin()]
    const token = await linkFor(rita.email)
    await admin.api.people.update({ params: { id: rita.id }, body: { isActive: false } })

    const response = await post('/sign-in/by-link', { token })

    expect(response.status).toBe(401)
  })

  test('opens nothing once the address it went to is not the person’s any more', async () => {
    const [rita, agent] = [await world.person('requester'), await world.person('agent')]
    const token = await linkFor(rita.email)
    await agent.api.people.update({ params: { id: rita.id }, body: { email: 'rita.new@people.example' } })

    const response = await post('/sign-in/by-link', { token })

    expect(response.status).toBe(401)
  })
})

describe('asking for a link', () => {
  test.each(['/sign-in/link', '/password/reset-request'])(
    'at %s is answered the same whether the address is known or not',
    async (path) => {
      const rita = await world.person('requester')

      const known = await post(path, { email: rita.email })
      const unknown = await post(path, { email: 'nobody@people.example' })

      expect([known.status, unknown.status]).toEqual([202, 202])
      expect(await known.text()).toBe(await unknown.text())
      expect([...known.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort())
      expect(await countMails(world, rita.email)).toBe(1)
      expect(await countMails(world, 'nobody@people.example')).toBe(0)
    },
  )

  test('for somebody inactive sends nothing, and says nothing of it', async () => {
    const [rita, admin] = [await world.person('requester'), await world.admin()]
    await admin.api.people.update({ params: { id: rita.id }, body: { isActive: false } })

    const response = await post('/sign-in/link', { email: rita.email })

    expect(response.status).toBe(202)
    expect(await countMails(world, rita.email)).toBe(0)
  })

  test('fills nobody’s mailbox: after five in a quarter of an hour it is refused', async () => {
    const rita = await world.person('requester')
    const statuses = []
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await post('/sign-in/link', { email: rita.email })).status)
    }

    expect(statuses).toEqual([202, 202, 202, 202, 202, 429])
    expect(await countMails(world, rita.email)).toBe(5)
  })
})

describe('a reset link', () => {
  test('sets the password, signs in, and ends every other session and link', async () => {
    const [rita, browser] = [await world.person('requester'), openBrowser(world, createClient)]
    const signInLink = await linkFor(rita.email)
    const otherReset = await resetFor(rita.email)
    const token = await resetFor(rita.email)

    const me = await browser.api.sessions.reset({ body: { token, password: good } })

    expect(me).toMatchObject({ id: rita.id, hasPassword: true })
    expect((await browser.api.sessions.me()).id).toBe(rita.id)
    await expect(rita.api.sessions.me()).rejects.toMatchObject({ code: 'not_signed_in' })
    expect((await post('/sign-in/by-link', { token: signInLink })).status).toBe(401)
    expect((await post('/password/reset', { token: otherReset, password: better })).status).toBe(401)
    expect((await post('/sign-in', { email: rita.email, password: good })).status).toBe(200)
  })

  test('used twenty times at once sets one password', async () => {
    const rita = await world.person('requester')
    const token = await resetFor(rita.email)
    const passwords = Array.from({ length: 20 }, (_, index) => `${good} numero ${index}`)

    const answers = await Promise.all(passwords.map((password) => post('/password/reset', { token, password })))

    const winners = answers.flatMap(({ status }, index) => (status === 200 ? [passwords[index]] : []))
    expect(winners).toHaveLength(1)
    expect((await post('/sign-in', { email: rita.email, password: winners[0] })).status).toBe(200)
  })

  test('survives a password that was refused, and lasts for an hour', async () => {
    const rita = await world.person('requester')
    const token = await resetFor(rita.email)

    const weak = await post('/password/reset', { token, password: 'contraseña123' })
    const short = await post('/password/reset', { token, password: 'corta' })
    world.pass(59 * minute)
    const inTime = await post('/password/reset', { token, password: good })

    expect([weak.status, short.status, inTime.status]).toEqual([422, 422, 200])
    expect(await weak.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'password', code: 'weak' }] })
  })

  test('is dead after an hour', async () => {
    const rita = await world.person('requester')
    const token = await resetFor(rita.email)

    world.pass(61 * minute)

    expect((await post('/password/reset', { token, password: good })).status).toBe(401)
  })

  test('leads requesters to the portal, which may have a domain of its own, and agents to the desk', async () => {
    const apart = await createWorld({ portalUrl: 'http://ayuda.example' })
    const [rita, tom] = [await apart.person('requester'), await apart.person('agent')]

    for (const { email } of [rita, tom]) await apart.stranger.sessions.requestReset({ body: { email } })

    const mails = await apart.db.selectFrom('outgoingMails').select(['recipients', 'content']).execute()
    const linkTo = ({ email }: { email: string }) =>
      /http:[^"<>\s\\]+\/reset\//.exec(
        JSON.stringify(mails.find(({ recipients }) => recipients.includes(email))?.content),
      )?.[0]
    expect([linkTo(rita), linkTo(tom)]).toEqual(['http://ayuda.example/reset/', 'http://desk.example/desk/reset/'])
    await apart.close()
  })

  test('does not sign in without a new password', async () => {
    const rita = await world.person('requester')
    const token = await resetFor(rita.email)

    expect((await post('/sign-in/by-link', { token })).status).toBe(401)
  })
})

test('an invitation waits for a week', async () => {
  const admin = await world.admin()
  const invited = ['one@desk.example', 'two@desk.example']
  for (const email of invited) await admin.api.people.create({ body: { name: 'Nueva', email, role: 'agent' } })
  const [first, second] = await Promise.all(invited.map((email) => mailedToken(world, email)))

  world.pass(7 * 86_400_000 - minute)
  const inTime = await post('/password/reset', { token: first, password: good })
  world.pass(2 * minute)
  const tooLate = await post('/password/reset', { token: second, password: good })

  expect([inTime.status, tooLate.status]).toEqual([200, 401])
})
