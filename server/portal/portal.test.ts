import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '#test/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
beforeEach(() => {
  // To the beginning of the next hour, by which requests are counted.
  const hour = 3_600_000
  world.pass(hour - (world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime() % hour))
})
afterAll(() => world.close())

type Form = Parameters<World['stranger']['portal']['submit']>[0]['body']

const form: Form = { name: 'Eva Mar', email: 'eva@calle.example', subject: 'No llega', bodyText: 'Mi paquete' }

function submit(change: Partial<Form> = {}, idempotencyKey?: string) {
  return world.stranger.portal.submit({ body: { ...form, ...change }, headers: { idempotencyKey } })
}

async function agentLook(number: number) {
  const agent = await world.person('agent')
  return agent.api.tickets.get({ params: { number } })
}

test('a request from somebody unknown makes its requester and a ticket, in the language it was written in', async () => {
  const { number } = await submit({ language: 'en', urgency: 3, type: 'request' })

  expect(await agentLook(number)).toMatchObject({
    channel: 'portal',
    status: 'new',
    type: 'request',
    urgency: 3,
    impact: 1,
    language: 'en',
    requester: { name: 'Eva Mar', email: 'eva@calle.example', role: 'requester' },
    awaitsReply: true,
  })
})

test('a request from a known address is that person’s', async () => {
  const ana = await world.person('requester', { name: 'Ana Sol', email: 'asol@calle.example' })

  const { number } = await submit({ email: ana.email.toUpperCase(), name: 'Otra' })

  expect((await agentLook(number)).requester).toMatchObject({ id: ana.id, name: 'Ana Sol' })
})

test('the answer tells the number and nothing of who is known', async () => {
  const ana = await world.person('requester')

  const answers = [await submit({ email: ana.email }), await submit({ email: 'nadie@calle.example' })]

  for (const answer of answers) expect(Object.keys(answer)).toEqual(['number'])
})

test('a request with the field that only programs fill in is refused', async () => {
  const refusal = submit({ website: 'https://spam.example' })

  await expect(refusal).rejects.toMatchObject({ status: 403, code: 'forbidden' })
})

test('a request that says nothing is refused by the name of the field', async () => {
  const refusal = submit({ bodyText: ' ' })

  await expect(refusal).rejects.toMatchObject({ status: 422, fields: { bodyText: expect.any(String) } })
})

test('a request sent again because its answer was lost makes no second ticket', async () => {
  const first = await submit({ subject: 'Una vez' }, 'lost answer')

  const second = await submit({ subject: 'Una vez' }, 'lost answer')

  expect(second).toEqual(first)
})

test('one address makes ten requests an hour, and hears when it may go on', async () => {
  const email = 'insiste@calle.example'
  for (let time = 0; time < 10; time += 1) await submit({ email })

  const refusal = submit({ email })

  await expect(refusal).rejects.toMatchObject({
    status: 429,
    code: 'too_many_requests',
    retryAfter: expect.any(Number),
  })
  expect(await refusal.catch(({ retryAfter }: { retryAfter: number }) => retryAfter)).toBeLessThanOrEqual(3600)
  world.pass(3_600_000)
  expect(await submit({ email })).toHaveProperty('number')
})

test('one network makes twenty requests an hour, under whatever addresses', async () => {
  for (let time = 0; time < 20; time += 1) await submit({ email: `e${time}@calle.example` })

  const refusal = submit({ email: 'e20@calle.example' })

  await expect(refusal).rejects.toMatchObject({ status: 429 })
})

test('a desk that knows its people takes nothing from strangers, and says so before they write', async () => {
  const admin = await world.admin()
  await admin.api.desk.updateSettings({ body: { acceptsStrangers: false } })

  const refusal = submit()

  await expect(refusal).rejects.toMatchObject({ status: 403, code: 'forbidden' })
  expect((await world.stranger.desk.public()).acceptsStrangers).toBe(false)
  await admin.api.desk.updateSettings({ body: { acceptsStrangers: true } })
})

test('an answer counts as a request spared only when somebody says so, and one that is not theirs to read is not found', async () => {
  const admin = await world.admin()
  const article = await admin.api.articles.create({
    body: { title: 'Cambiar la contraseña', bodyHtml: '<p>Así.</p>', language: 'es', visibility: 'public' },
  })
  const draft = await admin.api.articles.create({
    body: { title: 'Borrador', bodyHtml: '<p>No.</p>', language: 'es', visibility: 'public' },
  })
  await admin.api.articles.publish({ params: { id: article.id }, body: {} })

  const { items } = await world.stranger.portal.answers({ query: { language: 'es' } })
  await world.stranger.portal.deflect({ body: { articleId: article.id } })
  const refusal = world.stranger.portal.deflect({ body: { articleId: draft.id } })

  await expect(refusal).rejects.toMatchObject({ code: 'not_found' })
  expect(items).toMatchObject([{ id: article.id, path: expect.stringContaining('/help/es/') }])
  expect(await admin.api.portal.deflections({ query: {} })).toMatchObject({
    count: 1,
    articles: [{ id: article.id, title: 'Cambiar la contraseña', count: 1 }],
  })
})

test('where nothing is promised a requester is told no time, and nobody else learns of the request', async () => {
  const [ana, bob] = [await world.person('requester'), await world.person('requester')]
  const { number } = await ana.api.tickets.create({ body: { subject: 'No imprime', bodyText: 'Nada' } })

  const { expected } = await ana.api.portal.expectation({ params: { number } })

  expect(expected).toBeNull()
  await expect(bob.api.portal.expectation({ params: { number } })).rejects.toMatchObject({ code: 'not_found' })
})

test('the page of the widget stands in frames of the named pages, and every other page in none', async () => {
  const admin = await world.admin()
  await admin.api.desk.updateSettings({ body: { widgetOrigins: ['https://Tienda.example'] } })

  const widget = await world.fetch('/widget')
  const home = await world.fetch('/')

  expect(widget.headers.get('content-security-policy')).toContain("frame-ancestors 'self' https://tienda.example")
  expect(widget.headers.get('x-frame-options')).toBeNull()
  expect(home.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})
