import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPushService } from '#test/servers/push-service.ts'
import { openFor, openTicket, tokenOf } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let service: Awaited<ReturnType<typeof startPushService>>
let world: World
let noa: Somebody
let ana: Somebody

beforeAll(async () => {
  service = await startPushService()
  world = await createWorld({ fetch: service.fetch })
  noa = await world.person('agent', { name: 'Noa Rivas' })
  ana = await world.person('requester')
})
afterAll(async () => {
  await world.close()
  await service.close()
})

/** An agent whose browser is told by push. */
async function listener(name: string) {
  const leo = await world.person('agent', { name })
  const { publicKey } = await leo.api.push.state()
  const box = service.subscribe(publicKey)
  await leo.api.push.subscribe({ body: box.subscription })
  return { leo, box }
}
const mention = (who: Somebody, number: number) =>
  noa.api.messages.add({
    params: { number },
    body: { kind: 'note', bodyHtml: `<p>Secreto <span data-mention="${who.id}">@x</span></p>` },
  })
const wake = () =>
  sql`update graphile_worker._private_jobs set run_at = now(), locked_at = null where key like 'push:%'`.execute(
    world.db,
  )
const isOn = async (who: Somebody) => (await who.api.push.state()).endpoint !== null

describe('a browser', () => {
  test('is told the number and a short line, encrypted for it alone and signed by the desk', async () => {
    const { leo, box } = await listener('Leo Push')
    const { number } = await openFor(noa, ana, { subject: 'Confidencial' })

    await mention(leo, number)
    await world.drain()

    expect(box.arrived).toHaveLength(1)
    const [{ message, headers, claims }] = box.arrived as [(typeof box.arrived)[0]]
    expect(message).toEqual({
      number,
      articleId: null,
      language: 'es',
      title: `#${number}`,
      line: 'Noa Rivas te ha mencionado en una nota',
    })
    expect(headers).toMatchObject({
      ttl: '3600',
      urgency: 'high',
      topic: `t${number}`,
      'content-encoding': 'aes128gcm',
    })
    expect(claims).toMatchObject({ aud: 'https://push.example', sub: expect.stringMatching(/^mailto:.+@/) })
    expect(claims.exp - Date.now() / 1000).toBeLessThanOrEqual(86_400)
  })

  test('is told once of much at once', async () => {
    const { leo, box } = await listener('Leo Many')
    for (let round = 0; round < 3; round += 1) await mention(leo, (await openFor(noa, ana)).number)

    await world.drain()

    expect(box.arrived.map(({ message }) => message)).toEqual([
      { number: null, articleId: null, language: 'es', title: 'Mesa', line: '3 avisos' },
    ])
  })

  test('is told which article there is news on, and nothing of what it says', async () => {
    const { leo, box } = await listener('Leo Reviews')
    const { events } = await leo.api.notifications.preferences()
    await leo.api.notifications.changePreferences({
      body: { events: { article_to_review: { ...events.article_to_review, push: true } } },
    })
    const article = await noa.api.articles.create({ body: { title: 'Secreto', bodyHtml: '<p>x</p>' } })

    await noa.api.articles.submit({ params: article, body: { reviewerId: leo.id } })
    await world.drain()

    expect(box.arrived.map(({ message, headers }) => [message, headers['topic']])).toEqual([
      [
        {
          number: null,
          articleId: article.id,
          language: 'es',
          title: 'Mesa',
          line: 'Noa Rivas te pide que revises un artículo',
        },
        article.id.replaceAll('-', ''),
      ],
    ])
  })

  test('is left in peace for some seconds, and then told of what came meanwhile', async () => {
    const { leo, box } = await listener('Leo Rest')
    const { number } = await openFor(noa, ana)
    await mention(leo, number)
    await world.drain()
    await mention(leo, number)
    await world.drain()
    const soon = box.arrived.length

    world.pass(5001)
    await wake()
    await world.drain()

    expect([soon, box.arrived.length]).toEqual([1, 2])
  })

  test('is not told of what was seen meanwhile, in quiet hours, or of what its reader wants otherwise', async () => {
    const { leo, box } = await listener('Leo Quiet')
    const { number } = await openFor(noa, ana)
    await mention(leo, number)
    await leo.api.notifications.seeOfTicket({ params: { number } })
    await world.drain()
    const always = { from: '00:00', to: '00:00', days: [1, 2, 3, 4, 5, 6, 7] }
    await leo.api.notifications.changePreferences({ body: { quietHours: always } })
    await mention(leo, number)
    const { events } = await leo.api.notifications.changePreferences({ body: { quietHours: null } })
    await leo.api.notifications.changePreferences({
      body: { events: { mentioned: { ...events.mentioned, push: false } } },
    })
    await mention(leo, number)
    await world.drain()

    expect(box.arrived).toEqual([])
  })

  test('tries the way itself when asked to', async () => {
    const { leo, box } = await listener('Leo Tries')

    await leo.api.push.test()

    expect(box.arrived.map(({ message }) => message.line)).toEqual(['Los avisos llegan a este navegador.'])
  })

  test('is told no longer after signing out', async () => {
    const { leo, box } = await listener('Leo Leaves')
    await leo.api.sessions.signOut()

    await mention(leo, (await openTicket(noa)).number)
    await world.drain()

    expect(box.arrived).toEqual([])
    const rows = world.db.selectFrom('pushSubscriptions').select('id').where('personId', '=', leo.id)
    expect(await rows.execute()).toEqual([])
  })

  test('that another agent signs in to is hers from then on', async () => {
    const { leo, box } = await listener('Leo Before')
    const eva = await world.person('agent', { name: 'Eva After' })
    await eva.api.push.subscribe({ body: box.subscription })

    await mention(leo, (await openFor(noa, ana)).number)
    await world.drain()

    expect(box.arrived).toEqual([])
    expect([await isOn(leo), await isOn(eva)]).toEqual([false, true])
  })
})

describe('a push service', () => {
  test.each([404, 410, 403])('that answers %i ends the subscription', async (status) => {
    const { leo, box } = await listener(`Leo ${status}`)
    box.status = status
    await mention(leo, (await openFor(noa, ana)).number)
    await world.drain()

    expect(await isOn(leo)).toBe(false)
    await expect(leo.api.push.test()).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([429, 503])('that answers %i is asked again later', async (status) => {
    const { leo, box } = await listener(`Leo ${status}`)
    box.status = status
    await mention(leo, (await openFor(noa, ana)).number)
    await world.drain()
    await expect(leo.api.push.test()).rejects.toMatchObject({ code: 'unavailable' })
    box.status = 201

    await wake()
    await world.drain()

    expect(box.arrived).toHaveLength(1)
    expect(await isOn(leo)).toBe(true)
  })

  test('inside the own network is never spoken to', async () => {
    const { leo, box } = await listener('Leo Inside')
    world.zone['A push.example'] = ['10.0.0.7']

    await expect(leo.api.push.test()).rejects.toMatchObject({ code: 'not_found' })
    delete world.zone['A push.example']

    expect(box.arrived).toEqual([])
  })
})

describe('refused is', () => {
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }

  test.each([
    'http://push.example/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'https://db.internal/x',
    'https://push.example:8443/x',
    'https://user:word@push.example/x',
    `https://push.example/${'x'.repeat(2000)}`,
    'file:///etc/passwd',
  ])('%s', async (endpoint) => {
    await expect(noa.api.push.subscribe({ body: { endpoint, keys } })).rejects.toMatchObject({ code: 'invalid' })
  })

  test.each([{}, { auth: 'short' }])('a key that is none: %j', async (key) => {
    const body = { endpoint: 'https://push.example/x', keys: { ...keys, ...key } }
    await expect(noa.api.push.subscribe({ body })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a program, which has no browser', async () => {
    const { token } = await tokenOf(world, noa, ['tickets:read'])

    const response = await world.fetch('/api/v1/me/push', { headers: { authorization: `Bearer ${token}` } })

    expect(response.status).toBe(403)
  })
})

test('the desk has one key, however many ask for it at once, and keeps its private part sealed', async () => {
  const states = await Promise.all([noa, noa, noa].map(({ api }) => api.push.state()))
  const rows = await world.db.selectFrom('pushKeys').selectAll().execute()

  expect(new Set(states.map(({ publicKey }) => publicKey))).toEqual(new Set(rows.map(({ publicKey }) => publicKey)))
  expect(rows).toHaveLength(1)
  expect(rows[0]?.privateKey.length).toBe(12 + 16 + 43)
})

test('a key that was sealed with another secret is replaced, and the browsers bound to it are let go', async () => {
  const { leo, box } = await listener('Leo Lost')
  const before = await leo.api.push.state()
  await world.db
    .updateTable('pushKeys')
    .set({ privateKey: Buffer.alloc(71) })
    .execute()

  const states = await Promise.all([leo, noa].map(({ api }) => api.push.state()))

  expect(states[0]).toEqual({ publicKey: states[1]?.publicKey, endpoint: null })
  expect(states[0]?.publicKey).not.toBe(before.publicKey)
  expect(box.arrived).toEqual([])
})
